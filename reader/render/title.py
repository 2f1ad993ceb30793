"""A title broken at whole words into balanced lines, as a compositor would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, islice, pairwise

_GOOD = re.compile(
    r"(?<=关于印发)|(?<=关于转发)|(?<=关于批转)|(?<=、)|(?<=，)|(?<=》)|(?=《)|(?<= )|(?=关于)|(?<=——)|(?=——)"
)
"""Places where a line may well end, e.g. 钦州市人民政府关于印发|钦州市教育事业发展规划的通知."""
_FAIR = re.compile(
    r"(?<=[和与及暨])|(?=[和与及暨])|(?<=等)|(?<=的)(?=.{6})|(?<=[^“]{2}”)|(?=“[^”]{2})|(?=（[^）]{4})|(?<=）)"
    r"|(?=管理|实施|工作|(?<!高质量)发展|建设|行动)|(?<=转发)"
)
_NAME = re.compile("《[^》]*》|“[^”]*”")
_BAD_END = "《“（〔【([第"
_BAD_START = "》”）〕】)]，、。：；！？的了们号期年月日—…·%％"
_WORDS = """
人民代表大会 常务委员会 人民政府 发展改革委 委员会 领导小组 工作小组 办公室 办公厅 国务院 自治区 自治州
自治县 试验区 示范区 开发区 管理区 园区 片区 基础设施 高质量 现代化 信息化 一体化 规范化 数字化
智能化 全过程 规范性 负责人 奥运会 进一步 全市 本市 全区 本区 全县 本县 安全 安置 安排 保护 保险
保障 备案 编制 标准 表彰 补偿 补助 部门 财政 参与 测试 产品 产权 产业 城市 城镇 成立 成员 成品
承诺 承接 处理 处置 促进 创建 创新 村庄 措施 大数据 大招商 贷款 单位 档案 道路 等级 登记 地方
地区 电价 电力 调查 调整 度假 队伍 法规 法制 法治 法律 房屋 房地产 方案 方式 防治 防汛 废止 分解
分工 风险 扶持 扶贫 服务 辅助 改革 改造 港口 高等 高端 个人 耕地 公开 公共 公路 公司 公示 公园
供应 共享 鼓励 管护 管控 管理 广电 规程 规定 规范 规划 规则 国际 国家 国内 国有 海洋 行动 行业
行为 行政 航空 合作 和谐 河湖 环境 机场 机动 机构 机关 机制 基本 基层 基地 基金 基准 激励 集体
集团 计划 纪念 技能 加快 加强 技术 技改 价格 监测 监督 监管 检查 检测 建立 建设 建筑 奖励 交通
交易 教师 教育 街道 节约 金融 进口 经济 经营 精神 救助 救援 居民 决策 决定 科技 科学 可持续 矿产
劳动 劳务 离岸 理赔 历史 联盟 粮食 林业 旅游 绿色 贸易 名单 民办 民政 民族 目标 目录 能力 能源
农产 农村 农业 培训 培养 培育 配套 品牌 平等 平台 评估 评价 评审 企业 器械 清单 清理 强化 区域
权力 全面 全员 全域 群众 人才 人口 人力 人员 任命 任务 融合 商品 商务 设备 设计 设施 社会 社区
涉及 深化 审查 审计 审批 生产 生活 生态 省级 失业 实施 实验 食品 市场 市级 事故 事业 试点 收费
首都 首席 数据 水利 水域 水资源 税收 税额 司法 所得 特色 提升 体系 体制 条例 条件 条款 统计 通告
通知 统筹 投资 突破 推动 推进 退役 土地 完善 危险 卫生 文化 文件 文明 问题 污染 物流 物业 下放
下一代 县城 县域 县级 项目 相关 乡村 消费 消防 小区 小组 协调 协同 新兴 信息 信用 刑事 宣传 学生
学校 研究 养老 养殖 要素 业务 医疗 医药 医院 以及 义务 意见 应急 应用 用地 用水 优惠 优化 优良
优势 优先 有关 幼儿园 预案 预防 预警 预售 预算 园林 员工 援助 运输 运行 运营 责任 增强 增长 债务
招标 招商 征收 政策 政府 政务 支持 支付 支撑 执法 职工 职能 职权 职责 职业 指标 指导 指挥 治理
质量 智慧 制度 制造 中介 中心 中心城区 重大 重点 主体 住房 住宅 专家 专项 转移 转型 装备 资产
资格 资金 资源 自然 自由 总部 总体 综合 组织 租赁 作用 作业
"""
_KNOWN = frozenset(_WORDS.split())
"""Words of which titles are made: none is torn, and a line ends better beside one than elsewhere."""
_LONGEST = max(map(len, _KNOWN))
_CHARACTER = re.compile("(?:<(?!/)[^>]*>)*(&[^;]*;|[^<])(?:</[^>]*>)*")
"""A character of a title as HTML, with the tags that open and close at it."""
_COSTS = {"good": 0.0, "fair": 2.0, "known": 13.0, "poor": 16.0, "bad": 60.0}
_INSIDE_NAME, _INSIDE_LONG_NAME = 10.0, 6.0
"""What it costs more to break a name in 《》 or “” that fits on one line, and one that does not."""
_A_LINE = 8.0


@lru_cache(maxsize=512)
def title_lines(title: str, width: int) -> tuple[str, ...]:
    """The title's lines, each at most ``width`` characters wide; joined they give the title without a change."""
    if _width(title) <= width:
        return (title,)
    count = -(-_width(title) // width)
    tries = [found for lines in range(count, count + 2) if (found := _best(title, lines, width))]
    return min(tries)[1] if tries else tuple(title[i : i + width] for i in range(0, len(title), width))


def title_html(html: str, width: int) -> str:
    """The HTML of a title, broken into lines of at most ``width`` characters instead of those it has."""
    characters = list(_CHARACTER.finditer(html.replace("<br>", "")))
    title = "".join(each[1] if len(each[1]) == 1 else _unescaped(each[1]) for each in characters)
    lines, left = title_lines(title, width), iter(characters)
    return "<br>".join("".join(each[0] for each in islice(left, len(line))) for line in lines)


def _unescaped(entity: str) -> str:
    from html import unescape  # with a table of two thousand entities, and few titles have one

    return unescape(entity)


def _best(title: str, lines: int, width: int) -> tuple[float, tuple[str, ...]] | None:
    """The cost of the cheapest way to set the title in so many lines, and these: even ones, broken at good places."""
    kinds = _kinds(title, width)
    even = _width(title) / lines
    halves = [0, *accumulate(map(str.isascii, title))]
    # cost[n][end]: the cheapest cost of n lines that end before character `end`, and where the last of them begins
    costs: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for number in range(1, lines + 1):
        row: dict[int, tuple[float, int]] = {}
        for end in [len(title)] if number == lines else range(1, len(title)):
            tries = []
            for start, (cost, _) in costs[-1].items():
                length = end - start - (halves[end] - halves[start]) // 2
                if start < end and length <= width:
                    tries.append((cost + 0.7 * (length - even) ** 2 / even + kinds.get(end, 0.0), start))
            if tries:
                row[end] = min(tries)
        costs.append(row)
    if len(title) not in costs[-1]:
        return None
    cuts = [len(title)]
    for row in reversed(costs[1:]):
        cuts.append(row[cuts[-1]][1])
    broken = tuple(title[a:b] for a, b in pairwise(reversed(cuts)))
    return costs[-1][len(title)][0] + lines * _A_LINE, broken


def _kinds(title: str, width: int) -> dict[int, float]:
    """What it costs to break before each character."""
    kinds = dict.fromkeys(range(1, len(title)), _COSTS["poor"])
    known = list(_words(title))
    kinds |= {at: _COSTS["known"] for span in known for at in span}
    kinds |= {m.start(): _COSTS["fair"] for m in _FAIR.finditer(title)}
    kinds |= {m.start(): _COSTS["good"] for m in _GOOD.finditer(title)}
    for at in range(1, len(title)):
        inside_word = (
            title[at - 1].isascii() and title[at].isascii() and title[at - 1].isalnum() and title[at].isalnum()
        )
        if title[at] in _BAD_START or title[at - 1] in _BAD_END or inside_word:
            kinds[at] = _COSTS["bad"]
    kinds |= {at: _COSTS["bad"] for start, end in known for at in range(start + 1, end)}
    for name in _NAME.finditer(title):
        more = _INSIDE_NAME if _width(name[0]) <= width else _INSIDE_LONG_NAME
        kinds |= {at: kinds[at] + more for at in range(name.start() + 1, name.end())}
    kinds.pop(len(title), None)
    return kinds


def _words(title: str) -> Iterator[tuple[int, int]]:
    """Where known words stand, from the left; the longest where several begin."""
    end = 0
    for start in range(len(title)):
        fitting = (to for to in range(start + _LONGEST, start + 1, -1) if title[start:to] in _KNOWN)
        if start >= end and (to := next(fitting, 0)):
            end = to
            yield start, end


def _width(text: str) -> int:
    """Width in characters; two half-width ones count as one."""
    half = sum(1 for c in text if c.isascii())
    return len(text) - half // 2
