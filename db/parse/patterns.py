"""The named parts that the grammar of official documents is built of, each with a printed example.

Sources: GB/T 9704-2012 (党政机关公文格式) for the elements of a document, 立法技术规范 for 编, 章, 节, 条.
"""

from __future__ import annotations

import re

from db.parse.titles import ORGAN_ENDING

HAN = "一二三四五六七八九十百零〇○"
OPEN, CLOSE = "（(", "）)"

PART = re.compile(rf"第[{HAN}\d]{{1,4}}(?:编|篇|部分|部门)(?![门的])")  # 第一编 总则
CHAPTER = re.compile(rf"第[{HAN}\d]{{1,4}}章")  # 第二章 诉求办理
SECTION = re.compile(rf"第[{HAN}\d]{{1,4}}节")  # 第一节 发展基础
ARTICLE = re.compile(rf"第[{HAN}\d]{{1,6}}条(?!第|款|规定|的|和|、|之规定)")  # 第十条 被搬迁人…
HAN_ITEM = re.compile(rf"[{HAN}]{{1,4}}\s?(?:、|[，．.](?!\d))")  # 一、总体要求
HAN_BRACKET = re.compile(rf"[{OPEN}]\s?[{HAN}]{{1,4}}\s?[{CLOSE}]")  # （一）发展基础
ARABIC_ITEM = re.compile(r"\d{1,3}\s?(?:[．、.](?:(?!\d)|(?=(?:19|20)\d\d年))|[)）])")  # 1. 公立医院 · 1、… · 1.2023年…
ARABIC_BRACKET = re.compile(rf"[{OPEN}]\s?\d{{1,2}}\s?[{CLOSE}]")  # （1）市直医院
DECIMAL = re.compile(
    r"\d{1,2}(?:[.．]\d{1,2}){1,4}(?![\d.．%％‰°万亿千百个元米公件人家所张名户岁倍度亩吨至—~-]|\s[\d万亿千元%‰])"
)  # 4.1.1 IV级响应
WHOLE_NUMBER = re.compile(r"\d{1,2}[\s\u3000]+(?=[\u4e00-\u9fff])")  # 4 辐射事故应急响应
CIRCLED = re.compile(r"[①-⑳⑴-⑽㈠-㈩]")
DASH = re.compile(r"——|--|—(?=\S)")  # ——坚持党的领导。
BOX_NUMBERED = re.compile(rf"专\s?栏\s?(?:[{HAN}]{{1,3}}|\d{{1,3}})(?:[\s：:—-]|(?=[^、，。）)]))")

ATTACHMENT_LABEL = re.compile(
    rf"[（(〔]?(?P<label>附\s*(?:件|表|图|录|则|文)?)\s*(?P<number>[A-Z]?\d{{0,3}}(?:[-—－.．]\d{{1,2}})*|[{HAN}]{{1,3}})\s*[）)〕]?[：:]?"
)
TABLE_LABEL = re.compile(r"(?P<label>[表图])\s*(?P<number>\d{1,2}(?:[-—－]\d{1,2})?)[：:]?")  # 表 1
ATTACHMENT_LIST = re.compile(
    r"(?P<label>附\s*(?:件|表|图|录)?)\s*(?P<number>\d{0,2})\s*[：:]\s*(?=\S)"
)  # 附件：1. 辐射事故…
LIST_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:[-—－]\d{1,2})?)\s*[.．、]\s*")

ADOPTION = re.compile(  # （2021年9月24日 北京市第十五届人民代表大会常务委员会第三十三次会议通过）
    r"[（(](?=.{0,200}(?:年|号)).{4,600}(?:通过|公布|发布|批准|修订|修正|修改|施行|印发|令|废止)[^（）()]{0,12}[）)]"
)
ADOPTER = re.compile(  # 北京市第十五届人民代表大会常务委员会第三十三次会议通过 · 国务院令第573号公布
    r"(?:[年月日由])?(?P<organ>[\u4e00-\u9fff]{2,20}?)第[一二三四五六七八九十]{1,3}届(?P<assembly>人民代表大会(?:常务委员会)?)"
    r"|(?P<decreed>[\u4e00-\u9fff]{3,20}?)令\s?第\s?\d{1,4}\s?号"
)
DELIVERED = re.compile(  # ——2023年2月10日在某市第七届人民代表大会第三次会议上
    r"(?:——|—|--|[（(])?(?=.{0,20}年).{4,80}(?:会议?|大会)(?:闭幕会)?上(?:的(?:讲话|报告|发言))?[）)]?"
)
ORDER_NUMBER = re.compile(
    r"[（(]?(?:(?:19|20)\d{2}年)?第[\d一二三四五六七八九十百〇零]{1,4}号[)）]?"
)  # 第 759 号 · 2023年第5号
ORDER_TITLE = re.compile(r"[\u4e00-\u9fff、\s]{2,60}(?:令|公告|通告|决定|命令)")  # 中华人民共和国国务院令
ORDER_OF_ORGAN = re.compile(rf"[\u4e00-\u9fff、\s]{{2,60}}(?:{ORGAN_ENDING}|主席|共和国|[省市县区州])(?:令|公告|通告)")

AND_OTHERS = r"等[一二三四五六七八九十\d]{1,2}个?(?:部门|单位)"  # 某市财政局等五部门
ORGAN_LINE = re.compile(
    rf"[\u4e00-\u9fff（）()“”·、\s]{{2,60}}{ORGAN_ENDING}(?:[（(][^（）()]{{1,20}}[）)]|{AND_OTHERS})?"
)
OFFICER_LINE = re.compile(
    r"代?(?:(?:省|市|县|区|州|盟|主|部|局|署|行|院|检\s*察)\s*长|(?:自治区)?主\s*席|区主席|总\s*理|主\s*任)\s*"
    r"[\u4e00-\u9fff·]{1,4}(?:\s{1,3}[\u4e00-\u9fff]{1,3})?"
)  # 总理 李强 · 省　长　　王 伟
MINISTER_LINE = re.compile(
    r"[\u4e00-\u9fff]{2,16}(?:部长|主任|局长|署长|行长|院长|检察长|主席)\s+[\u4e00-\u9fff·]{1,4}(?:\s{1,3}[\u4e00-\u9fff]{1,3})?"
)  # 财政部部长 蓝佛安
ADDRESSEES = re.compile(r"(?P<who>[^。；;！？]{2,600}?)\s*[：:]")
ADDRESSEES_LAST = re.compile(
    rf"(?:{ORGAN_ENDING}|机关|部门|单位|机构|企业|学校|园区|开发区|管理区|新区|区|县|市|州|盟|部委|组织|团体|媒体|同志|代表|委员"
    r"|商会|银保监|兵团|军区|医院|商户|人士|用户|居民|厅局|委办局)(?:[（(][^（）()]{1,40}[）)])?\Z"
)
NOT_ADDRESSEES = re.compile(
    r"如下|决定|规定|包括|条件|以下|下列|要求|通知|意见|内容|名单|附件|注|现将|根据|为了|主要|分别|负责|电话|地址|联系|编号|单位[：:]"
)
PERSON = re.compile(r"[\u4e00-\u9fff·]{2,6}(?:同志|先生|女士)")  # 裴明同志
ROLE = re.compile(r"(?P<role>[\u4e00-\u9fff、（）()\s]{1,16}?)\s*[：:]\s*(?=[\u4e00-\u9fff])")
ROSTER = re.compile(
    r"(?:[\u4e00-\u9fff（）()、\s]{1,20}[：:]\s*)?"
    r"(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s{1,3}[\u4e00-\u9fff]|[\u4e00-\u9fff·]{5,12})\s+[\u4e00-\u9fff][^。；;！？]{1,60}"
)  # 副组长：杨 斌 市委常委
POST = re.compile(
    r"(?:长|主任|书记|主管|员|师|主席|经理|总裁|总监|督察|秘书|代表|负责人|政委|参谋|主编|教授|董事|监事)(?:（[^（）]{1,20}）)?\Z"
)
PERSONNEL_TITLE = re.compile(r"[\u4e00-\u9fff]{4,20}(?:人事任免|任免(?:国家)?工作人员|任免(?:事项|名单))")
# 钦州市人民政府人事任免
SELF_TITLED = re.compile(  # 《某办法》政策解读 · 2023年4月份大事记 · 某市2022年国民经济和社会发展统计公报
    r"(?:关于)?《.{4,80}》的?(?:政策|起草|图文|文字)?(?:解读|说明|问答|答记者问)|.{0,30}\d{1,2}月份?.{0,10}大事记|.{4,40}统计公报|(?!第).{4,30}(?:政府工作报告|主要经济指标|会议纪要)"
)
SECTION_NAME = re.compile(  # 市政府办公厅文件 · 公告
    r"(?:[\u4e00-\u9fff、（）]{2,18}?)?(?:文件|规章|法规|令|任免|解读|大事记|会议|讲话|资料|信息|统计|选登|选编|其他|文告|要闻|动态|文献|决议|专栏|公告|通告)"
    r"|决[议定]、?决[议定]|报告|会议纪要|议案"
)
PLAIN_SECTION = re.compile(r"[\u4e00-\u9fff]{0,8}(?:文件|规章|法规|任免|解读|大事记|资料)")  # 市政府部门文件
SECTION_MARKS = "【】〖〗[]★☆◆◇■□●○▲△※§·•"  # 【地方性法规】 · ★国务院文件★
OMITTED = re.compile(  # 本刊略，须查阅的请登录： · 详细内容及附件请登录： · 请登录市人民政府网站查阅
    r"(?:本刊|此处|正文|内容|全文|附件|具体)?(?:从)?略"
    r"|(?:详细内容|正文|全文|具体内容)(?:及附件)?(?:请|详见|可)"
    r"|(?:请|可|如需)?(?:登录|登陆|访问).{0,40}(?:网站|网址|网页|门户).{0,20}(?:查|下载|浏览|阅)"
)
URL = re.compile(r"https?://|www\.")
