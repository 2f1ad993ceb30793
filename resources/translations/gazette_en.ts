<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>Actions</name>
    <message>
      <source>上一个区域</source>
      <translation>Previous area</translation>
    </message>
    <message>
      <source>上一个标签页</source>
      <translation>Previous tab</translation>
    </message>
    <message>
      <source>上一份文件</source>
      <translation>Previous document</translation>
    </message>
    <message>
      <source>上一处</source>
      <translation>Previous place</translation>
    </message>
    <message>
      <source>上一处存疑</source>
      <translation>Previous doubtful spot</translation>
    </message>
    <message>
      <source>下一个区域</source>
      <translation>Next area</translation>
    </message>
    <message>
      <source>下一个标签页</source>
      <translation>Next tab</translation>
    </message>
    <message>
      <source>下一份文件</source>
      <translation>Next document</translation>
    </message>
    <message>
      <source>下一处</source>
      <translation>Next place</translation>
    </message>
    <message>
      <source>下一处存疑</source>
      <translation>Next doubtful spot</translation>
    </message>
    <message>
      <source>全屏</source>
      <translation>Full screen</translation>
    </message>
    <message>
      <source>全部标为已读</source>
      <translation>Mark all as read</translation>
    </message>
    <message>
      <source>关于</source>
      <translation>About</translation>
    </message>
    <message>
      <source>关闭标签页</source>
      <translation>Close tab</translation>
    </message>
    <message>
      <source>前进</source>
      <translation>Forward</translation>
    </message>
    <message>
      <source>右侧栏</source>
      <translation>Right panel</translation>
    </message>
    <message>
      <source>后退</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>在新标签页中打开</source>
      <translation>Open in a new tab</translation>
    </message>
    <message>
      <source>在本文件中查找</source>
      <translation>Find in this document</translation>
    </message>
    <message>
      <source>复制</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>复制为 Markdown</source>
      <translation>Copy as Markdown</translation>
    </message>
    <message>
      <source>复制并附引文</source>
      <translation>Copy with citation</translation>
    </message>
    <message>
      <source>复制引文</source>
      <translation>Copy citation</translation>
    </message>
    <message>
      <source>导入公报文件…</source>
      <translation>Import gazette files…</translation>
    </message>
    <message>
      <source>导入文件夹…</source>
      <translation>Import a folder…</translation>
    </message>
    <message>
      <source>导出…</source>
      <translation>Export…</translation>
    </message>
    <message>
      <source>左侧栏</source>
      <translation>Left panel</translation>
    </message>
    <message>
      <source>帮助(&amp;H)</source>
      <translation>&amp;Help</translation>
    </message>
    <message>
      <source>快捷键</source>
      <translation>Keys</translation>
    </message>
    <message>
      <source>恢复文字大小</source>
      <translation>Usual text size</translation>
    </message>
    <message>
      <source>所有表格…</source>
      <translation>All tables…</translation>
    </message>
    <message>
      <source>打印…</source>
      <translation>Print…</translation>
    </message>
    <message>
      <source>打印所选文字…</source>
      <translation>Print selection…</translation>
    </message>
    <message>
      <source>打印预览…</source>
      <translation>Print preview…</translation>
    </message>
    <message>
      <source>打开存档…</source>
      <translation>Open archive…</translation>
    </message>
    <message>
      <source>打开的标签页…</source>
      <translation>Open tabs…</translation>
    </message>
    <message>
      <source>按年份浏览各期</source>
      <translation>Issues by year</translation>
    </message>
    <message>
      <source>搜索全部公报</source>
      <translation>Search all gazettes</translation>
    </message>
    <message>
      <source>搜索的写法</source>
      <translation>How to search</translation>
    </message>
    <message>
      <source>搜索结果</source>
      <translation>Results</translation>
    </message>
    <message>
      <source>撤销</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>收藏</source>
      <translation>Bookmarks</translation>
    </message>
    <message>
      <source>收藏这份文件</source>
      <translation>Bookmark this document</translation>
    </message>
    <message>
      <source>放大文字</source>
      <translation>Larger text</translation>
    </message>
    <message>
      <source>文件(&amp;F)</source>
      <translation>&amp;File</translation>
    </message>
    <message>
      <source>新建存档…</source>
      <translation>New archive…</translation>
    </message>
    <message>
      <source>最近的存档</source>
      <translation>Recent archives</translation>
    </message>
    <message>
      <source>查看(&amp;V)</source>
      <translation>&amp;View</translation>
    </message>
    <message>
      <source>标记为红色</source>
      <translation>Mark red</translation>
    </message>
    <message>
      <source>标记为绿色</source>
      <translation>Mark green</translation>
    </message>
    <message>
      <source>标记为蓝色</source>
      <translation>Mark blue</translation>
    </message>
    <message>
      <source>标记为黄色</source>
      <translation>Mark yellow</translation>
    </message>
    <message>
      <source>正文</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>浅色或深色</source>
      <translation>Light or dark</translation>
    </message>
    <message>
      <source>用光标选择文字</source>
      <translation>Select with the cursor</translation>
    </message>
    <message>
      <source>目录</source>
      <translation>Contents</translation>
    </message>
    <message>
      <source>筛选目录</source>
      <translation>Filter the contents</translation>
    </message>
    <message>
      <source>编辑(&amp;E)</source>
      <translation>&amp;Edit</translation>
    </message>
    <message>
      <source>缩小文字</source>
      <translation>Smaller text</translation>
    </message>
    <message>
      <source>订阅文件夹…</source>
      <translation>Watched folders…</translation>
    </message>
    <message>
      <source>设置…</source>
      <translation>Settings…</translation>
    </message>
    <message>
      <source>运行环境…</source>
      <translation>This computer…</translation>
    </message>
    <message>
      <source>退出</source>
      <translation>Quit</translation>
    </message>
    <message>
      <source>重新打开关闭的标签页</source>
      <translation>Reopen closed tab</translation>
    </message>
    <message>
      <source>阅读(&amp;R)</source>
      <translation>&amp;Read</translation>
    </message>
  </context>
  <context>
    <name>ArchiveFlow</name>
    <message>
      <source>%1（只读）</source>
      <translation>%1 (read-only)</translation>
    </message>
    <message>
      <source>上次的存档“%1”现在找不到，先打开了自己的存档</source>
      <translation>The archive “%1” of last time is not there now; your own archive was opened</translation>
    </message>
    <message>
      <source>再试一次</source>
      <translation>Try again</translation>
    </message>
    <message>
      <source>存档里还没有公报</source>
      <translation>There are no gazettes in the archive yet</translation>
    </message>
    <message>
      <source>导入公报文件…</source>
      <translation>Import gazette files…</translation>
    </message>
    <message>
      <source>打开自己的存档</source>
      <translation>Open your own archive</translation>
    </message>
    <message>
      <source>还没有打开存档</source>
      <translation>No archive is open</translation>
    </message>
    <message>
      <source>还没有打开过存档</source>
      <translation>No archive was opened yet</translation>
    </message>
  </context>
  <context>
    <name>BookmarkDragTree</name>
    <message numerus="yes">
      <source>%n 份文件</source>
      <translation>
        <numerusform>%n document</numerusform>
        <numerusform>%n documents</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>BookmarkRows</name>
    <message>
      <source>这份文件不在这个存档里</source>
      <translation>This document is not in this archive</translation>
    </message>
  </context>
  <context>
    <name>BookmarkTree</name>
    <message>
      <source>收藏</source>
      <translation>Bookmarks</translation>
    </message>
  </context>
  <context>
    <name>BookmarksPanel</name>
    <message>
      <source>不在这个存档里</source>
      <translation>not in this archive</translation>
    </message>
    <message>
      <source>写备注…</source>
      <translation>Write a note…</translation>
    </message>
    <message numerus="yes">
      <source>删除所选 %n 处标记</source>
      <translation>
        <numerusform>Remove %n highlight</numerusform>
        <numerusform>Remove %n highlights</numerusform>
      </translation>
    </message>
    <message>
      <source>删除文件夹（保留其中的收藏）</source>
      <translation>Delete the folder (its bookmarks stay)</translation>
    </message>
    <message>
      <source>名称</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>备注</source>
      <translation>Note</translation>
    </message>
    <message>
      <source>把收藏和批注导出为 Markdown</source>
      <translation>Export bookmarks and notes as Markdown</translation>
    </message>
    <message>
      <source>新建文件夹</source>
      <translation>New folder</translation>
    </message>
    <message>
      <source>新建文件夹…</source>
      <translation>New folder…</translation>
    </message>
    <message>
      <source>最近阅读</source>
      <translation>Lately read</translation>
    </message>
    <message>
      <source>标记与批注</source>
      <translation>Highlights and notes</translation>
    </message>
    <message>
      <source>清除最近阅读</source>
      <translation>Clear what was read lately</translation>
    </message>
    <message>
      <source>移到</source>
      <translation>Move to</translation>
    </message>
    <message>
      <source>还没有收藏</source>
      <translation>No bookmarks yet</translation>
    </message>
    <message>
      <source>重命名</source>
      <translation>Rename</translation>
    </message>
    <message>
      <source>重命名…</source>
      <translation>Rename…</translation>
    </message>
    <message>
      <source>阅读时按 Ctrl+D，把文件收藏在这里</source>
      <translation>Press Ctrl+D while reading to keep a document here</translation>
    </message>
    <message>
      <source>（不在文件夹里）</source>
      <translation>(outside folders)</translation>
    </message>
  </context>
  <context>
    <name>Choosing</name>
    <message>
      <source>公报.gazette</source>
      <translation>gazettes.gazette</translation>
    </message>
    <message>
      <source>公报存档 (*.gazette)</source>
      <translation>Gazette archives (*.gazette)</translation>
    </message>
    <message>
      <source>公报文本 (*.txt *.md *.markdown *.zip);;公报存档 (*.gazette);;所有文件 (*)</source>
      <translation>Gazette texts (*.txt *.md *.markdown *.zip);;Gazette archives (*.gazette);;All files (*)</translation>
    </message>
    <message>
      <source>导入公报文件</source>
      <translation>Import gazette files</translation>
    </message>
    <message>
      <source>导入文件夹</source>
      <translation>Import a folder</translation>
    </message>
    <message>
      <source>打开存档</source>
      <translation>Open archive</translation>
    </message>
    <message>
      <source>新建存档</source>
      <translation>New archive</translation>
    </message>
  </context>
  <context>
    <name>Collecting</name>
    <message>
      <source>已全部标为已读</source>
      <translation>All marked as read</translation>
    </message>
    <message>
      <source>已删除文件夹“%1”</source>
      <translation>Folder “%1” deleted</translation>
    </message>
    <message>
      <source>已取消收藏</source>
      <translation>Bookmark removed</translation>
    </message>
    <message numerus="yes">
      <source>已取消收藏 %n 份文件</source>
      <translation>
        <numerusform>%n bookmark removed</numerusform>
        <numerusform>%n bookmarks removed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>已收藏 %n 份文件</source>
      <translation>
        <numerusform>%n document bookmarked</numerusform>
        <numerusform>%n documents bookmarked</numerusform>
      </translation>
    </message>
    <message>
      <source>已收藏“%1”</source>
      <translation>Bookmarked “%1”</translation>
    </message>
    <message>
      <source>已清除最近阅读</source>
      <translation>Cleared what was read lately</translation>
    </message>
    <message>
      <source>已移出文件夹</source>
      <translation>Moved out of the folder</translation>
    </message>
    <message>
      <source>已移到文件夹“%1”</source>
      <translation>Moved to folder “%1”</translation>
    </message>
  </context>
  <context>
    <name>ContentsPanel</name>
    <message>
      <source>全部展开</source>
      <translation>Expand all</translation>
    </message>
    <message>
      <source>全部收起</source>
      <translation>Collapse all</translation>
    </message>
    <message>
      <source>可以输入标题里的词、文号、机关，或拼音首字母</source>
      <translation>Type words of a title, a document number, an issuer, or pinyin initials</translation>
    </message>
    <message>
      <source>在全文中搜索“%1”</source>
      <translation>Search the texts for “%1”</translation>
    </message>
    <message>
      <source>按年份浏览各期</source>
      <translation>Issues by year</translation>
    </message>
    <message>
      <source>没有符合的文件</source>
      <translation>No document fits</translation>
    </message>
    <message>
      <source>筛选标题、文号</source>
      <translation>Title or number</translation>
    </message>
    <message>
      <source>筛选目录</source>
      <translation>Filter the contents</translation>
    </message>
  </context>
  <context>
    <name>Counts</name>
    <message numerus="yes">
      <source>%Ln 份文件</source>
      <translation>
        <numerusform>%Ln document</numerusform>
        <numerusform>%Ln documents</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln 列</source>
      <translation>
        <numerusform>%Ln column</numerusform>
        <numerusform>%Ln columns</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln 张表</source>
      <translation>
        <numerusform>%Ln table</numerusform>
        <numerusform>%Ln tables</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln 期</source>
      <translation>
        <numerusform>%Ln issue</numerusform>
        <numerusform>%Ln issues</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln 行</source>
      <translation>
        <numerusform>%Ln row</numerusform>
        <numerusform>%Ln rows</numerusform>
      </translation>
    </message>
    <message>
      <source>只有表头</source>
      <translation>head only</translation>
    </message>
  </context>
  <context>
    <name>Defect</name>
    <message>
      <source>中文句子里混入了英文词，可能是识别错误</source>
      <translation>English words within a Chinese sentence, perhaps misread</translation>
    </message>
    <message>
      <source>句子没有写完，后面的文字可能丢失</source>
      <translation>the sentence breaks off; what follows may be lost</translation>
    </message>
    <message>
      <source>括号或引号没有成对</source>
      <translation>brackets or quotes without their partner</translation>
    </message>
    <message>
      <source>文字重复，可能是识别错误</source>
      <translation>repeated text, perhaps misread</translation>
    </message>
    <message>
      <source>有字符无法识别，已用“�”代替</source>
      <translation>characters that cannot be read were replaced by “�”</translation>
    </message>
    <message>
      <source>正文里有这份文件，目录里没有列出</source>
      <translation>in the text, but not in the contents</translation>
    </message>
    <message>
      <source>没有找到公报的封面或目录，只按普通文本读入</source>
      <translation>no cover or contents of a gazette found; read as plain text</translation>
    </message>
    <message>
      <source>目录里有这份文件，正文里没有找到</source>
      <translation>in the contents, but not found in the text</translation>
    </message>
    <message>
      <source>简体文字里混入了繁体字，可能是识别错误</source>
      <translation>traditional characters within simplified text, perhaps misread</translation>
    </message>
    <message>
      <source>这一行的单元格可能错位</source>
      <translation>the cells of this row may be shifted</translation>
    </message>
    <message>
      <source>这一项读得不确定，请对照原文</source>
      <translation>read with doubt; please compare the source</translation>
    </message>
    <message>
      <source>这份文件的标题在转换时丢失，只剩后面的部分</source>
      <translation>the title was lost in conversion; only what follows is left</translation>
    </message>
    <message>
      <source>这张表的结构不确定，请对照原文</source>
      <translation>the structure of this table is doubtful; please compare the source</translation>
    </message>
    <message>
      <source>这里原有的图片在转换时丢失</source>
      <translation>the picture that stood here was lost in conversion</translation>
    </message>
  </context>
  <context>
    <name>Desk</name>
    <message>
      <source>取消收藏这份文件</source>
      <translation>Remove the bookmark of this document</translation>
    </message>
    <message>
      <source>只读</source>
      <translation>read-only</translation>
    </message>
    <message>
      <source>搜索结果</source>
      <translation>Results</translation>
    </message>
    <message>
      <source>收藏</source>
      <translation>Bookmarks</translation>
    </message>
    <message>
      <source>收藏这份文件</source>
      <translation>Bookmark this document</translation>
    </message>
    <message>
      <source>目录</source>
      <translation>Contents</translation>
    </message>
    <message>
      <source>第%1—%2页</source>
      <translation>pp. %1–%2</translation>
    </message>
    <message>
      <source>第%1页</source>
      <translation>p. %1</translation>
    </message>
  </context>
  <context>
    <name>Dialogs</name>
    <message>
      <source>2022 13号</source>
      <translation>2022 13号</translation>
    </message>
    <message>
      <source>Qt 的翻译</source>
      <translation>Qt's translations</translation>
    </message>
    <message>
      <source>“公共租赁住房”</source>
      <translation>“公共租赁住房”</translation>
    </message>
    <message>
      <source>不要后面的词</source>
      <translation>without the second word</translation>
    </message>
    <message>
      <source>两个词都要有，先后不限</source>
      <translation>both words, in any order</translation>
    </message>
    <message>
      <source>中文字体</source>
      <translation>Chinese fonts</translation>
    </message>
    <message>
      <source>便携版</source>
      <translation>Portable</translation>
    </message>
    <message>
      <source>公报阅读器</source>
      <translation>Gazette Reader</translation>
    </message>
    <message>
      <source>公租房 -廉租房</source>
      <translation>公租房 -廉租房</translation>
    </message>
    <message>
      <source>公租房 | 廉租房</source>
      <translation>公租房 | 廉租房</translation>
    </message>
    <message>
      <source>公租房 租金</source>
      <translation>公租房 租金</translation>
    </message>
    <message>
      <source>关于公报阅读器</source>
      <translation>About Gazette Reader</translation>
    </message>
    <message>
      <source>写备注，文件夹改名</source>
      <translation>Write a note, rename a folder</translation>
    </message>
    <message>
      <source>原文</source>
      <translation>Source</translation>
    </message>
    <message>
      <source>只在标题里找；还有 文号: 机关: 栏目: 年: 期: 表格: 人名:</source>
      <translation>only in titles; also number: issuer: section: year: issue: table: person:</translation>
    </message>
    <message>
      <source>在新标签页中打开</source>
      <translation>Open in a new tab</translation>
    </message>
    <message>
      <source>处理器</source>
      <translation>Processor</translation>
    </message>
    <message>
      <source>复制网址</source>
      <translation>Copy address</translation>
    </message>
    <message>
      <source>安装版</source>
      <translation>Installed version</translation>
    </message>
    <message>
      <source>屏幕</source>
      <translation>Screens</translation>
    </message>
    <message>
      <source>展开或收起</source>
      <translation>Expand or collapse</translation>
    </message>
    <message>
      <source>年:2019-2022</source>
      <translation>year:2019-2022</translation>
    </message>
    <message>
      <source>引号里的词连在一起</source>
      <translation>the words in quotes stand together</translation>
    </message>
    <message>
      <source>打开</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>打开网址</source>
      <translation>Open address</translation>
    </message>
    <message>
      <source>打开菜单</source>
      <translation>Open the menu</translation>
    </message>
    <message>
      <source>搜索历史</source>
      <translation>Search history</translation>
    </message>
    <message>
      <source>搜索框</source>
      <translation>Search box</translation>
    </message>
    <message>
      <source>搜索的写法</source>
      <translation>How to search</translation>
    </message>
    <message>
      <source>操作系统</source>
      <translation>Operating system</translation>
    </message>
    <message>
      <source>数据文件夹</source>
      <translation>Data folder</translation>
    </message>
    <message>
      <source>文号怎么写都行，括号可以不写</source>
      <translation>document numbers in any form, brackets or not</translation>
    </message>
    <message>
      <source>日志</source>
      <translation>Log</translation>
    </message>
    <message>
      <source>有一个就行</source>
      <translation>one of them is enough</translation>
    </message>
    <message>
      <source>标题:规划</source>
      <translation>title:规划</translation>
    </message>
    <message>
      <source>正文字体</source>
      <translation>Font of the page</translation>
    </message>
    <message>
      <source>清空</source>
      <translation>Clear</translation>
    </message>
    <message>
      <source>环境变量</source>
      <translation>Environment</translation>
    </message>
    <message>
      <source>界面字体</source>
      <translation>Font of the interface</translation>
    </message>
    <message>
      <source>目录、结果与收藏</source>
      <translation>Contents, results and bookmarks</translation>
    </message>
    <message>
      <source>离线阅读、检索和打印政府公报。程序不连接网络。</source>
      <translation>Reads, searches and prints government gazettes offline. The program never connects to a network.</translation>
    </message>
    <message>
      <source>移除所选</source>
      <translation>Remove what is chosen</translation>
    </message>
    <message>
      <source>程序版本</source>
      <translation>Program version</translation>
    </message>
    <message>
      <source>窗口系统</source>
      <translation>Window system</translation>
    </message>
    <message>
      <source>系统语言</source>
      <translation>System language</translation>
    </message>
    <message>
      <source>表格窗口</source>
      <translation>Table window</translation>
    </message>
    <message>
      <source>要用浏览器打开这个网址吗？本程序自己不连接网络。</source>
      <translation>Open this address in the browser? This program itself never connects to a network.</translation>
    </message>
    <message>
      <source>许可：MIT。以下软件包随程序发行：</source>
      <translation>Licence: MIT. These packages come with the program:</translation>
    </message>
    <message>
      <source>设置</source>
      <translation>Settings</translation>
    </message>
    <message>
      <source>输入什么都可以，标点和空格不必准确。需要更准确时，可以这样写：</source>
      <translation>Type anything; punctuation and spaces need not be exact. To be more exact, write:</translation>
    </message>
    <message>
      <source>输入法</source>
      <translation>Input methods</translation>
    </message>
    <message>
      <source>运行环境</source>
      <translation>This computer</translation>
    </message>
    <message>
      <source>进入搜索结果</source>
      <translation>Go to the results</translation>
    </message>
    <message>
      <source>选择多份</source>
      <translation>Select several</translation>
    </message>
    <message>
      <source>限定年份</source>
      <translation>years</translation>
    </message>
  </context>
  <context>
    <name>DrawingRun</name>
    <message>
      <source>取消</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>打印</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>正在输出第 {page} 页…</source>
      <translation>Page {page}…</translation>
    </message>
  </context>
  <context>
    <name>Dropping</name>
    <message>
      <source>%1 等 %2 个</source>
      <translation>%1 and others, %2 in all</translation>
    </message>
    <message>
      <source>不能导入这样的文件</source>
      <translation>This kind of file cannot be imported</translation>
    </message>
    <message>
      <source>可以导入的有 .txt、.md 文件，文件夹，.zip 压缩包和公报存档</source>
      <translation>What can be: .txt and .md files, folders, .zip files and archives</translation>
    </message>
    <message>
      <source>松开鼠标即可导入</source>
      <translation>Drop to import</translation>
    </message>
    <message>
      <source>松开鼠标即可打开这个存档</source>
      <translation>Drop to open this archive</translation>
    </message>
    <message>
      <source>这个存档是只读的，松开后可以选择导入到哪里</source>
      <translation>This archive is read-only; drop to choose where to import</translation>
    </message>
  </context>
  <context>
    <name>ErrorDialog</name>
    <message>
      <source>复制信息</source>
      <translation>Copy details</translation>
    </message>
    <message>
      <source>已经读入的公报没有受影响。请复制下面的信息，发给维护本程序的人。</source>
      <translation>The gazettes are not affected. Please copy the details below and send them to whoever looks after this program.</translation>
    </message>
    <message>
      <source>程序出错</source>
      <translation>Error in the program</translation>
    </message>
  </context>
  <context>
    <name>Errors</name>
    <message>
      <source>程序出错了，这不是您的操作造成的。</source>
      <translation>The program made a mistake. It was nothing that you did.</translation>
    </message>
  </context>
  <context>
    <name>FacetBar</name>
    <message>
      <source>%1年</source>
      <translation>%1</translation>
    </message>
    <message>
      <source>位置</source>
      <translation>Place</translation>
    </message>
    <message>
      <source>其余的在搜索框里写，如“%1:%2”</source>
      <translation>Write the others into the search box, such as %1:%2</translation>
    </message>
    <message>
      <source>年份</source>
      <translation>Year</translation>
    </message>
    <message>
      <source>文号</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>机关</source>
      <translation>Issuer</translation>
    </message>
    <message>
      <source>标题</source>
      <translation>Title</translation>
    </message>
    <message>
      <source>栏目</source>
      <translation>Section</translation>
    </message>
    <message>
      <source>正文</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>清除筛选</source>
      <translation>Clear filters</translation>
    </message>
    <message>
      <source>表格</source>
      <translation>Tables</translation>
    </message>
  </context>
  <context>
    <name>FactsPane</name>
    <message>
      <source>主送机关</source>
      <translation>Addressees</translation>
    </message>
    <message>
      <source>信息</source>
      <translation>Facts</translation>
    </message>
    <message>
      <source>出版日期</source>
      <translation>Published</translation>
    </message>
    <message>
      <source>刊于</source>
      <translation>Printed in</translation>
    </message>
    <message>
      <source>印发</source>
      <translation>Issued text</translation>
    </message>
    <message>
      <source>原文行</source>
      <translation>Source lines</translation>
    </message>
    <message>
      <source>发文机关</source>
      <translation>Issuer</translation>
    </message>
    <message numerus="yes">
      <source>存疑 %n 处</source>
      <translation>
        <numerusform>%n doubtful place</numerusform>
        <numerusform>%n doubtful places</numerusform>
      </translation>
    </message>
    <message>
      <source>总第%1期</source>
      <translation>total no. %1</translation>
    </message>
    <message>
      <source>成文日期</source>
      <translation>Signed</translation>
    </message>
    <message>
      <source>文号</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>来源文件</source>
      <translation>Source file</translation>
    </message>
    <message>
      <source>标题</source>
      <translation>Title</translation>
    </message>
    <message>
      <source>栏目</source>
      <translation>Section</translation>
    </message>
    <message>
      <source>第%1行</source>
      <translation>Line %1</translation>
    </message>
    <message>
      <source>署名</source>
      <translation>Signed by</translation>
    </message>
    <message numerus="yes">
      <source>还有 %n 处，继续显示</source>
      <translation>
        <numerusform>%n more, go on</numerusform>
        <numerusform>%n more, go on</numerusform>
      </translation>
    </message>
    <message>
      <source>附件</source>
      <translation>Attachments</translation>
    </message>
    <message>
      <source>页码</source>
      <translation>Pages</translation>
    </message>
  </context>
  <context>
    <name>FindBar</name>
    <message>
      <source>上一处（Shift+F3）</source>
      <translation>Previous place (Shift+F3)</translation>
    </message>
    <message>
      <source>下一处（F3 或 Enter）</source>
      <translation>Next place (F3 or Enter)</translation>
    </message>
    <message>
      <source>关闭（Esc）</source>
      <translation>Close (Esc)</translation>
    </message>
    <message>
      <source>没有找到</source>
      <translation>Nothing found</translation>
    </message>
  </context>
  <context>
    <name>FoldersDialog</name>
    <message>
      <source>每次打开存档“%1”时，自动读入这些文件夹里新增和改动的公报。</source>
      <translation>Whenever the archive “%1” is opened, new and changed gazettes in these folders are read.</translation>
    </message>
    <message>
      <source>比如同事存放新公报的共享文件夹</source>
      <translation>Such as the shared folder where new gazettes are put</translation>
    </message>
    <message>
      <source>添加…</source>
      <translation>Add…</translation>
    </message>
    <message>
      <source>移除</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>立即读取</source>
      <translation>Read now</translation>
    </message>
    <message>
      <source>订阅文件夹</source>
      <translation>Watched folders</translation>
    </message>
    <message>
      <source>还没有订阅文件夹</source>
      <translation>No folder is watched yet</translation>
    </message>
  </context>
  <context>
    <name>GridView</name>
    <message>
      <source>全选</source>
      <translation>Select all</translation>
    </message>
    <message>
      <source>复制（不带表头）</source>
      <translation>Copy without head</translation>
    </message>
    <message>
      <source>复制（带表头）</source>
      <translation>Copy with head</translation>
    </message>
    <message>
      <source>没有符合筛选的行</source>
      <translation>No row passes the filters</translation>
    </message>
    <message>
      <source>表格</source>
      <translation>Tables</translation>
    </message>
    <message>
      <source>这张表只有表头，没有内容</source>
      <translation>This table has a head and nothing else</translation>
    </message>
  </context>
  <context>
    <name>HitList</name>
    <message>
      <source>搜索结果</source>
      <translation>Results</translation>
    </message>
  </context>
  <context>
    <name>Hits</name>
    <message>
      <source>收起</source>
      <translation>Show fewer</translation>
    </message>
    <message numerus="yes">
      <source>还有 %n 段</source>
      <translation>
        <numerusform>%n more passage</numerusform>
        <numerusform>%n more passages</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ImportDialog</name>
    <message numerus="yes">
      <source>%n 个文件失败</source>
      <translation>
        <numerusform>%n file failed</numerusform>
        <numerusform>%n files failed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n 期没有变化</source>
      <translation>
        <numerusform>%n issue unchanged</numerusform>
        <numerusform>%n issues unchanged</numerusform>
      </translation>
    </message>
    <message>
      <source>公报</source>
      <translation>Gazette</translation>
    </message>
    <message>
      <source>关闭</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>取消</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>失败</source>
      <translation>failed</translation>
    </message>
    <message>
      <source>存疑</source>
      <translation>Doubts</translation>
    </message>
    <message>
      <source>导入公报</source>
      <translation>Import gazettes</translation>
    </message>
    <message>
      <source>导入完成</source>
      <translation>Imported</translation>
    </message>
    <message>
      <source>导入完成，有文件没有导入</source>
      <translation>Done; some files were not imported</translation>
    </message>
    <message>
      <source>导入报告</source>
      <translation>Import report</translation>
    </message>
    <message>
      <source>已停止，停止前导入的都已保存</source>
      <translation>Stopped; what was imported before is kept</translation>
    </message>
    <message>
      <source>打开</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>文件</source>
      <translation>File</translation>
    </message>
    <message>
      <source>文件数</source>
      <translation>Documents</translation>
    </message>
    <message>
      <source>新增</source>
      <translation>new</translation>
    </message>
    <message numerus="yes">
      <source>新增 %n 期</source>
      <translation>
        <numerusform>%n new issue</numerusform>
        <numerusform>%n new issues</numerusform>
      </translation>
    </message>
    <message>
      <source>更新</source>
      <translation>updated</translation>
    </message>
    <message numerus="yes">
      <source>更新 %n 期</source>
      <translation>
        <numerusform>%n issue updated</numerusform>
        <numerusform>%n issues updated</numerusform>
      </translation>
    </message>
    <message>
      <source>正在停止…</source>
      <translation>Stopping…</translation>
    </message>
    <message>
      <source>正在导入…</source>
      <translation>Importing…</translation>
    </message>
    <message>
      <source>没有变化</source>
      <translation>unchanged</translation>
    </message>
    <message>
      <source>没有导入</source>
      <translation>Nothing imported</translation>
    </message>
    <message>
      <source>看不出是哪一期公报，已作为一份文件收入。如果不是公报，可以在目录里用右键菜单移除。</source>
      <translation>It does not say which issue it is, and was taken in as one document. If it is no gazette, remove it with the menu of the contents.</translation>
    </message>
    <message>
      <source>结果</source>
      <translation>Result</translation>
    </message>
    <message>
      <source>表格</source>
      <translation>Tables</translation>
    </message>
    <message>
      <source>部分未读</source>
      <translation>Partly unread</translation>
    </message>
  </context>
  <context>
    <name>Importing</name>
    <message>
      <source>再打开</source>
      <translation>Open again</translation>
    </message>
    <message>
      <source>导入报告已关闭</source>
      <translation>The report was closed</translation>
    </message>
  </context>
  <context>
    <name>IssueTree</name>
    <message>
      <source>目录</source>
      <translation>Contents</translation>
    </message>
  </context>
  <context>
    <name>KeysDialog</name>
    <message>
      <source>快捷键</source>
      <translation>Keys</translation>
    </message>
    <message>
      <source>筛选操作或按键</source>
      <translation>Filter actions or keys</translation>
    </message>
  </context>
  <context>
    <name>Labels</name>
    <message>
      <source>%1年</source>
      <translation>%1</translation>
    </message>
    <message>
      <source>%1年第%2期</source>
      <translation>%1 no. %2</translation>
    </message>
    <message>
      <source>M月d日</source>
      <translation>MMM d</translation>
    </message>
    <message>
      <source>刊名不详</source>
      <translation>Unknown gazette</translation>
    </message>
    <message>
      <source>年份不详</source>
      <translation>Year unknown</translation>
    </message>
    <message>
      <source>总第%1期</source>
      <translation>total no. %1</translation>
    </message>
    <message>
      <source>第%1期</source>
      <translation>No. %1</translation>
    </message>
  </context>
  <context>
    <name>Looks</name>
    <message>
      <source>浅色</source>
      <translation>Light</translation>
    </message>
    <message>
      <source>深色</source>
      <translation>Dark</translation>
    </message>
    <message>
      <source>跟随系统</source>
      <translation>As the system</translation>
    </message>
    <message>
      <source>颜色：%1</source>
      <translation>Colours: %1</translation>
    </message>
    <message>
      <source>高对比度</source>
      <translation>High contrast</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>%1 — 公报阅读器</source>
      <translation>%1 — Gazette Reader</translation>
    </message>
    <message>
      <source>公报阅读器</source>
      <translation>Gazette Reader</translation>
    </message>
    <message numerus="yes">
      <source>已关闭 %n 个标签页，可以用 Ctrl+Shift+T 逐个重新打开</source>
      <translation>
        <numerusform>%n tab closed; Ctrl+Shift+T opens it again</numerusform>
        <numerusform>%n tabs closed; Ctrl+Shift+T opens them again one by one</numerusform>
      </translation>
    </message>
    <message>
      <source>已撤销：%1</source>
      <translation>Undone: %1</translation>
    </message>
    <message>
      <source>撤销</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>正在更新搜索索引…</source>
      <translation>Updating the search index…</translation>
    </message>
  </context>
  <context>
    <name>Marking</name>
    <message numerus="yes">
      <source>已删除 %n 处标记</source>
      <translation>
        <numerusform>%n highlight removed</numerusform>
        <numerusform>%n highlights removed</numerusform>
      </translation>
    </message>
    <message>
      <source>已删除标记</source>
      <translation>Highlight removed</translation>
    </message>
  </context>
  <context>
    <name>Menus</name>
    <message numerus="yes">
      <source>一次最多在新标签页中打开 %n 份文件</source>
      <translation>
        <numerusform>No more than %n document is opened in a tab at once</numerusform>
        <numerusform>No more than %n documents are opened in tabs at once</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>从存档中移除 %n 期…</source>
      <translation>
        <numerusform>Remove %n issue from the archive…</numerusform>
        <numerusform>Remove %n issues from the archive…</numerusform>
      </translation>
    </message>
    <message>
      <source>从存档中移除…</source>
      <translation>Remove from the archive…</translation>
    </message>
    <message>
      <source>取消收藏</source>
      <translation>Remove bookmark</translation>
    </message>
    <message numerus="yes">
      <source>取消收藏所选 %n 份</source>
      <translation>
        <numerusform>Remove the bookmark of %n document</numerusform>
        <numerusform>Remove the bookmarks of %n documents</numerusform>
      </translation>
    </message>
    <message>
      <source>在新标签页中打开</source>
      <translation>Open in a new tab</translation>
    </message>
    <message numerus="yes">
      <source>在新标签页中打开所选 %n 份</source>
      <translation>
        <numerusform>Open %n document in a new tab</numerusform>
        <numerusform>Open %n documents in new tabs</numerusform>
      </translation>
    </message>
    <message>
      <source>复制引文</source>
      <translation>Copy citation</translation>
    </message>
    <message numerus="yes">
      <source>复制所选 %n 份的引文</source>
      <translation>
        <numerusform>Copy the citation of %n document</numerusform>
        <numerusform>Copy the citations of %n documents</numerusform>
      </translation>
    </message>
    <message>
      <source>导出…</source>
      <translation>Export…</translation>
    </message>
    <message numerus="yes">
      <source>导出所选 %n 份…</source>
      <translation>
        <numerusform>Export %n document…</numerusform>
        <numerusform>Export %n documents…</numerusform>
      </translation>
    </message>
    <message>
      <source>导出整期…</source>
      <translation>Export the whole issue…</translation>
    </message>
    <message>
      <source>所选的各行里没有文件</source>
      <translation>There is no document in the selected rows</translation>
    </message>
    <message>
      <source>打印预览…</source>
      <translation>Print preview…</translation>
    </message>
    <message numerus="yes">
      <source>打印预览所选 %n 份…</source>
      <translation>
        <numerusform>Print preview of %n document…</numerusform>
        <numerusform>Print preview of %n documents…</numerusform>
      </translation>
    </message>
    <message>
      <source>打印预览整期…</source>
      <translation>Preview the whole issue…</translation>
    </message>
    <message>
      <source>打印预览目录…</source>
      <translation>Preview the contents…</translation>
    </message>
    <message>
      <source>打开</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>收藏</source>
      <translation>Bookmark</translation>
    </message>
    <message numerus="yes">
      <source>收藏所选 %n 份</source>
      <translation>
        <numerusform>Bookmark %n document</numerusform>
        <numerusform>Bookmark %n documents</numerusform>
      </translation>
    </message>
    <message>
      <source>本期全部标为已读</source>
      <translation>Mark the issue as read</translation>
    </message>
    <message>
      <source>本期全部标为未读</source>
      <translation>Mark the issue as unread</translation>
    </message>
    <message>
      <source>标为已读</source>
      <translation>Mark as read</translation>
    </message>
    <message>
      <source>标为未读</source>
      <translation>Mark as unread</translation>
    </message>
  </context>
  <context>
    <name>NoteDialog</name>
    <message>
      <source>批注</source>
      <translation>Note</translation>
    </message>
  </context>
  <context>
    <name>NothingFound</name>
    <message numerus="yes">
      <source>%Ln 份</source>
      <translation>
        <numerusform>%Ln document</numerusform>
        <numerusform>%Ln documents</numerusform>
      </translation>
    </message>
    <message>
      <source>在全部公报里搜索，不加筛选</source>
      <translation>Search all gazettes, without filters</translation>
    </message>
    <message>
      <source>在标题、文号和机关里找，也可以是拼音首字母</source>
      <translation>Looks in titles, numbers and issuers, also by pinyin initials</translation>
    </message>
    <message>
      <source>在目录里筛选“%1”</source>
      <translation>Filter the contents by “%1”</translation>
    </message>
    <message>
      <source>少写几个词，或者换一个说法</source>
      <translation>use fewer words, or others</translation>
    </message>
    <message>
      <source>搜索的写法…</source>
      <translation>How to search…</translation>
    </message>
    <message>
      <source>文号可以只写一部分，如“2022 13号”</source>
      <translation>part of a document number is enough, such as “2022 13号”</translation>
    </message>
    <message>
      <source>没有找到“%1”</source>
      <translation>Nothing found for “%1”</translation>
    </message>
    <message>
      <source>用“标题:”“文号:”“机关:”限定在哪里找</source>
      <translation>say where to look with title:, number:, issuer:</translation>
    </message>
    <message>
      <source>用引号把词组括起来，表示要连在一起</source>
      <translation>put words that belong together into quotes</translation>
    </message>
    <message>
      <source>试试：</source>
      <translation>Try:</translation>
    </message>
  </context>
  <context>
    <name>NoticePane</name>
    <message>
      <source>在左边的目录里选一份，或在上面搜索。</source>
      <translation>Choose one in the contents on the left, or search above.</translation>
    </message>
    <message>
      <source>在本文中查找</source>
      <translation>Find in this document</translation>
    </message>
    <message>
      <source>还没有打开文件</source>
      <translation>No document is open</translation>
    </message>
  </context>
  <context>
    <name>NoticeView</name>
    <message>
      <source>全选</source>
      <translation>Select all</translation>
    </message>
    <message>
      <source>在窗口中打开表格</source>
      <translation>Open the table in a window</translation>
    </message>
    <message>
      <source>打开链接</source>
      <translation>Open link</translation>
    </message>
    <message>
      <source>查看原文</source>
      <translation>Show the source</translation>
    </message>
    <message>
      <source>正文</source>
      <translation>Text</translation>
    </message>
  </context>
  <context>
    <name>OutlinePane</name>
    <message>
      <source>大纲</source>
      <translation>Outline</translation>
    </message>
    <message>
      <source>这份文件没有小标题</source>
      <translation>This document has no headings</translation>
    </message>
  </context>
  <context>
    <name>Output</name>
    <message>
      <source>CSV 表格</source>
      <translation>CSV table</translation>
    </message>
    <message>
      <source>Excel 工作簿</source>
      <translation>Excel workbook</translation>
    </message>
    <message>
      <source>Excel 工作簿（全部表格）</source>
      <translation>Excel workbook (all tables)</translation>
    </message>
    <message>
      <source>Markdown 文本</source>
      <translation>Markdown text</translation>
    </message>
    <message>
      <source>PDF 文件</source>
      <translation>PDF file</translation>
    </message>
    <message>
      <source>Word 文档</source>
      <translation>Word document</translation>
    </message>
    <message>
      <source>导出</source>
      <translation>Export</translation>
    </message>
    <message>
      <source>已保存“%1”</source>
      <translation>Saved “%1”</translation>
    </message>
    <message>
      <source>已送往打印机。</source>
      <translation>Sent to the printer. </translation>
    </message>
    <message>
      <source>已送往打印机：%1</source>
      <translation>Sent to the printer: %1</translation>
    </message>
    <message>
      <source>打开文件夹</source>
      <translation>Open folder</translation>
    </message>
    <message>
      <source>搜索结果 %1</source>
      <translation>Results %1</translation>
    </message>
    <message>
      <source>纯文本</source>
      <translation>Plain text</translation>
    </message>
    <message>
      <source>网页</source>
      <translation>Web page</translation>
    </message>
  </context>
  <context>
    <name>Page</name>
    <message>
      <source>{what}（{words}）</source>
      <translation>{what} ({words})</translation>
    </message>
    <message>
      <source>{what}：{words}</source>
      <translation>{what}: {words}</translation>
    </message>
    <message>
      <source>{year}年第{number}期</source>
      <translation>{year} no. {number}</translation>
    </message>
    <message>
      <source>公报只刊登了这份文件的标题和网址，正文未刊登。</source>
      <translation>The gazette prints only the title and address of this document, not its text.</translation>
    </message>
    <message>
      <source>公报只刊登了通知本身，所附文件的正文未刊登。</source>
      <translation>The gazette prints only the notice itself, not the text of the document attached.</translation>
    </message>
    <message>
      <source>原文第{first}—{last}行</source>
      <translation>source lines {first}–{last}</translation>
    </message>
    <message>
      <source>原文第{line}行</source>
      <translation>source line {line}</translation>
    </message>
    <message>
      <source>发文机关</source>
      <translation>Issuer</translation>
    </message>
    <message>
      <source>图片未能转换</source>
      <translation>picture lost in conversion</translation>
    </message>
    <message>
      <source>总第{total}期</source>
      <translation>total no. {total}</translation>
    </message>
    <message>
      <source>成文日期</source>
      <translation>Signed</translation>
    </message>
    <message>
      <source>第{first}—{last}页</source>
      <translation>pp. {first}–{last}</translation>
    </message>
    <message>
      <source>第{first}页</source>
      <translation>p. {first}</translation>
    </message>
    <message>
      <source>表格</source>
      <translation>Tables</translation>
    </message>
    <message>
      <source>附件</source>
      <translation>Attachments</translation>
    </message>
  </context>
  <context>
    <name>PageActions</name>
    <message>
      <source>已复制</source>
      <translation>Copied</translation>
    </message>
    <message numerus="yes">
      <source>已复制 %n 条引文</source>
      <translation>
        <numerusform>%n citation copied</numerusform>
        <numerusform>%n citations copied</numerusform>
      </translation>
    </message>
    <message>
      <source>已复制为 Markdown</source>
      <translation>Copied as Markdown</translation>
    </message>
    <message>
      <source>已复制全文为 Markdown</source>
      <translation>The whole document copied as Markdown</translation>
    </message>
    <message>
      <source>已复制并附引文</source>
      <translation>Copied with its citation</translation>
    </message>
    <message>
      <source>已复制引文：%1</source>
      <translation>Citation copied: %1</translation>
    </message>
  </context>
  <context>
    <name>PageKeys</name>
    <message>
      <source>方向键恢复为滚动页面</source>
      <translation>The arrow keys scroll the page again</translation>
    </message>
    <message>
      <source>现在用方向键移动光标，按住 Shift 选择文字；再按 F7 恢复</source>
      <translation>The arrow keys now move a cursor, with Shift they select; F7 ends this</translation>
    </message>
    <message>
      <source>这份文件里没有存疑的地方</source>
      <translation>Nothing in this document is in doubt</translation>
    </message>
  </context>
  <context>
    <name>PaperFlow</name>
    <message>
      <source>收藏与批注</source>
      <translation>Bookmarks and notes</translation>
    </message>
  </context>
  <context>
    <name>Pens</name>
    <message>
      <source>删除标记</source>
      <translation>Remove highlight</translation>
    </message>
    <message>
      <source>批注…</source>
      <translation>Note…</translation>
    </message>
    <message>
      <source>红色</source>
      <translation>Red</translation>
    </message>
    <message>
      <source>绿色</source>
      <translation>Green</translation>
    </message>
    <message>
      <source>蓝色</source>
      <translation>Blue</translation>
    </message>
    <message>
      <source>颜色</source>
      <translation>Colour</translation>
    </message>
    <message>
      <source>黄色</source>
      <translation>Yellow</translation>
    </message>
  </context>
  <context>
    <name>PrintPreview</name>
    <message>
      <source>三号（16 pt）</source>
      <translation>16 pt</translation>
    </message>
    <message>
      <source>不印</source>
      <translation>none</translation>
    </message>
    <message>
      <source>与屏幕相同</source>
      <translation>As on the screen</translation>
    </message>
    <message>
      <source>五号（10.5 pt）</source>
      <translation>10.5 pt</translation>
    </message>
    <message>
      <source>公文格式</source>
      <translation>Official layout</translation>
    </message>
    <message numerus="yes">
      <source>共 %n 页</source>
      <translation>
        <numerusform>%n page</numerusform>
        <numerusform>%n pages</numerusform>
      </translation>
    </message>
    <message>
      <source>关闭</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>双面打印</source>
      <translation>Print on both sides</translation>
    </message>
    <message>
      <source>另存为 PDF…</source>
      <translation>Save as PDF…</translation>
    </message>
    <message>
      <source>四号（14 pt）</source>
      <translation>14 pt</translation>
    </message>
    <message>
      <source>外侧</source>
      <translation>Outside</translation>
    </message>
    <message>
      <source>字号</source>
      <translation>Size</translation>
    </message>
    <message>
      <source>小五（9 pt）</source>
      <translation>9 pt</translation>
    </message>
    <message>
      <source>小四（12 pt）</source>
      <translation>12 pt</translation>
    </message>
    <message>
      <source>居中</source>
      <translation>Centred</translation>
    </message>
    <message>
      <source>打印…</source>
      <translation>Print…</translation>
    </message>
    <message>
      <source>打印表格</source>
      <translation>Print tables</translation>
    </message>
    <message>
      <source>打印附件</source>
      <translation>Print attachments</translation>
    </message>
    <message>
      <source>打印预览</source>
      <translation>Print preview</translation>
    </message>
    <message>
      <source>整页</source>
      <translation>Whole page</translation>
    </message>
    <message>
      <source>标准</source>
      <translation>Standard</translation>
    </message>
    <message>
      <source>版式</source>
      <translation>Layout</translation>
    </message>
    <message>
      <source>紧凑（省纸）</source>
      <translation>Compact (saves paper)</translation>
    </message>
    <message>
      <source>缩放</source>
      <translation>Zoom</translation>
    </message>
    <message>
      <source>翻到第几页</source>
      <translation>Go to page</translation>
    </message>
    <message>
      <source>页宽</source>
      <translation>Page width</translation>
    </message>
    <message>
      <source>页码</source>
      <translation>Pages</translation>
    </message>
    <message>
      <source>页面预览</source>
      <translation>Page preview</translation>
    </message>
    <message>
      <source>页首注明出处</source>
      <translation>Source at the head of the page</translation>
    </message>
  </context>
  <context>
    <name>Printing</name>
    <message>
      <source>另存为 PDF</source>
      <translation>Save as PDF</translation>
    </message>
  </context>
  <context>
    <name>Problem</name>
    <message>
      <source>“{path}”不是本程序的批注文件，收藏和批注无法保存：请把它移到别处，再重新打开存档。</source>
      <translation>“{path}” is not a notes file of this program, so bookmarks and notes cannot be kept: please move it away and open the archive again.</translation>
    </message>
    <message>
      <source>“{path}”已经存在：请换一个文件名。</source>
      <translation>“{path}” exists already: please choose another name.</translation>
    </message>
    <message>
      <source>“{path}”是文件夹，不是存档：请选择一个 .gazette 文件；文件夹里的公报可以导入。</source>
      <translation>“{path}” is a folder, not an archive: please choose a .gazette file; the gazettes in a folder can be imported.</translation>
    </message>
    <message>
      <source>“{path}”的内容不是公报存档，可能是别的文件改了扩展名，或传输时损坏：请选择别的存档文件。</source>
      <translation>“{path}” is no gazette archive inside; it may be another file renamed, or damaged on its way. Please choose another archive.</translation>
    </message>
    <message>
      <source>“{path}”里有 {count} 个文件不是 .txt 或 .md，没有读取：{names}</source>
      <translation>Of “{path}”, files that are neither .txt nor .md were not read ({count}): {names}</translation>
    </message>
    <message>
      <source>“{title}”没有打印出来：请检查打印机是否已连接、是否有纸，再试一次。</source>
      <translation>“{title}” was not printed: please see whether the printer is connected and has paper, then try again.</translation>
    </message>
    <message>
      <source>不知道要把“{path}”存成什么格式：请指定 {formats} 之一。</source>
      <translation>What format “{path}” is to have is not clear: please name one of {formats}.</translation>
    </message>
    <message>
      <source>在“{path}”里没有找到可以导入的 .txt 或 .md 文件。</source>
      <translation>“{path}” holds no .txt or .md file to import.</translation>
    </message>
    <message>
      <source>存档“{path}”已损坏：请从备份恢复，或重新导入公报。</source>
      <translation>The archive “{path}” is damaged: please restore a backup or import the gazettes again.</translation>
    </message>
    <message>
      <source>存档“{path}”是只读的，不能修改：请先把它复制到可以写入的文件夹。</source>
      <translation>The archive “{path}” is read-only: please copy it to a folder that can be written to first.</translation>
    </message>
    <message>
      <source>存档“{path}”正被另一个程序写入：请稍候再试。</source>
      <translation>Another program is writing to the archive “{path}”: please try again in a moment.</translation>
    </message>
    <message>
      <source>存档“{path}”由太旧的版本建立，本程序不能升级它：请新建一个存档，再导入原来的公报文件。</source>
      <translation>A version too old to be updated made the archive “{path}”: please make a new archive and import the gazettes’ files again.</translation>
    </message>
    <message>
      <source>存档“{path}”由旧版本的程序建立，要升级却不能写入：请把它复制到可以写入的文件夹，再打开它。</source>
      <translation>An older version made the archive “{path}”, and it cannot be written to: please copy it to a folder that can be written to, then open it.</translation>
    </message>
    <message>
      <source>存档“{path}”由更新版本的程序建立：请先升级本程序，再打开它。</source>
      <translation>A newer version made the archive “{path}”: please update this program, then open it.</translation>
    </message>
    <message>
      <source>存档“{path}”的检索索引不是本程序的版本，又不能写入：请先把它复制到可以写入的文件夹，再检索。</source>
      <translation>The search index of the archive “{path}” is not of this version, and it cannot be written to: please copy it to a folder that can be written to, then search.</translation>
    </message>
    <message>
      <source>存档里没有编号为 {id} 的文件。</source>
      <translation>The archive holds no document {id}.</translation>
    </message>
    <message>
      <source>存档里没有编号为 {id} 的期次。</source>
      <translation>The archive holds no issue {id}.</translation>
    </message>
    <message>
      <source>收藏和批注的文件“{path}”已损坏，读不出来：请把它移到别处，再重新打开存档。</source>
      <translation>The file of bookmarks and notes “{path}” is damaged and cannot be read: please move it elsewhere, then open the archive again.</translation>
    </message>
    <message>
      <source>收藏和批注的文件“{path}”由更新版本的程序建立，本程序读不了：公报照常可以阅读，但收藏和批注看不到，新加的也不会保存。请升级本程序。</source>
      <translation>A newer version made the file of bookmarks and notes “{path}”, and this program cannot read it: gazettes can be read as always, but bookmarks and notes are not shown, and new ones are not kept. Please update this program.</translation>
    </message>
    <message>
      <source>文件“{path}”不是文本文件，无法导入：请选择由公报转换而来的 .txt 或 .md 文件。</source>
      <translation>The file “{path}” is not a text: please choose a .txt or .md file made from a gazette.</translation>
    </message>
    <message>
      <source>文件“{path}”太大，不像是一期公报，没有导入：请检查文件。</source>
      <translation>The file “{path}” is too large for an issue and was not imported: please check it.</translation>
    </message>
    <message>
      <source>文件“{path}”是空的，没有可以导入的文字。</source>
      <translation>The file “{path}” is empty: there is no text to import.</translation>
    </message>
    <message>
      <source>文件“{path}”里没有中文，不像公报，没有导入：请检查文件。</source>
      <translation>The file “{path}” holds no Chinese and seems to be no gazette; it was not imported: please check it.</translation>
    </message>
    <message>
      <source>无法写入“{path}”：请检查文件夹是否存在、是否有写入权限，或文件是否正被其他程序打开。</source>
      <translation>“{path}” cannot be written: please see whether the folder exists, whether you may write there, or whether another program has the file open.</translation>
    </message>
    <message>
      <source>无法读取文件“{path}”：请检查文件是否存在、是否有权限打开。</source>
      <translation>The file “{path}” cannot be read: please see whether it exists and whether you may open it.</translation>
    </message>
    <message>
      <source>没有找到存档“{path}”：请检查文件名，或先导入公报以建立存档。</source>
      <translation>There is no archive “{path}”: please check the name, or import gazettes to make it.</translation>
    </message>
    <message>
      <source>没有找到打印机“{name}”：请用 gazette print --list 查看这台电脑的打印机。</source>
      <translation>There is no printer “{name}”: gazette print --list shows those of this computer.</translation>
    </message>
    <message>
      <source>没有选中任何文件：请写出文件的编号（见 gazette list），或换一个搜索词。</source>
      <translation>No document was chosen: please give its number (see gazette list), or another search.</translation>
    </message>
    <message>
      <source>磁盘空间不足，“{path}”没有写完：请清理磁盘后重试。</source>
      <translation>The disk is full and “{path}” was not written: please make room and try again.</translation>
    </message>
    <message>
      <source>这份文件里没有表格，无法导出为表格文件。</source>
      <translation>This document has no tables, so there is nothing to write to a sheet.</translation>
    </message>
  </context>
  <context>
    <name>Punctuation</name>
    <message>
      <source>{name}：{words}</source>
      <translation>{name}: {words}</translation>
    </message>
    <message>
      <source>{words}（{aside}）</source>
      <translation>{words} ({aside})</translation>
    </message>
    <message>
      <source>、</source>
      <translation>, </translation>
    </message>
    <message>
      <source>，</source>
      <translation>, </translation>
    </message>
  </context>
  <context>
    <name>Reading</name>
    <message>
      <source>新标签页</source>
      <translation>New tab</translation>
    </message>
    <message>
      <source>正在打开…</source>
      <translation>Opening…</translation>
    </message>
  </context>
  <context>
    <name>ReadingArea</name>
    <message>
      <source>关闭</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>关闭“%1”</source>
      <translation>Close “%1”</translation>
    </message>
    <message>
      <source>关闭其他标签页</source>
      <translation>Close other tabs</translation>
    </message>
    <message>
      <source>关闭右侧的标签页</source>
      <translation>Close tabs to the right</translation>
    </message>
    <message>
      <source>关闭（Ctrl+W）</source>
      <translation>Close (Ctrl+W)</translation>
    </message>
    <message>
      <source>打开的文件</source>
      <translation>Open documents</translation>
    </message>
    <message>
      <source>打开的标签页（Ctrl+Shift+A）</source>
      <translation>Open tabs (Ctrl+Shift+A)</translation>
    </message>
    <message>
      <source>新标签页</source>
      <translation>New tab</translation>
    </message>
  </context>
  <context>
    <name>RelatedPane</name>
    <message>
      <source>{name}（存档中没有）</source>
      <translation>{name} (not in this archive)</translation>
    </message>
    <message>
      <source>关联文件</source>
      <translation>Related documents</translation>
    </message>
    <message>
      <source>单击看本文哪里提到它</source>
      <translation>Click to see where this document names it</translation>
    </message>
    <message>
      <source>没有关联的文件</source>
      <translation>No related documents</translation>
    </message>
    <message>
      <source>这份文件没有提到别的文件，存档里也没有文件提到它</source>
      <translation>It names no other document, and none in the archive names it</translation>
    </message>
  </context>
  <context>
    <name>Removing</name>
    <message numerus="yes">
      <source> %n 期</source>
      <translation>
        <numerusform> %n issue</numerusform>
        <numerusform> %n issues</numerusform>
      </translation>
    </message>
    <message>
      <source>如果它的文件还在订阅的文件夹里，下次启动会再次导入。</source>
      <translation>If its file is still in a watched folder, it is imported again at the next start.</translation>
    </message>
    <message>
      <source>已移除%1</source>
      <translation>Removed %1</translation>
    </message>
    <message>
      <source>正在恢复…</source>
      <translation>Bringing back…</translation>
    </message>
    <message>
      <source>正在移除…</source>
      <translation>Removing…</translation>
    </message>
    <message>
      <source>移除</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>要把%1从存档中移除吗？原来的文件不会被删除；移除后可以用 Ctrl+Z 撤销。</source>
      <translation>Remove %1 from the archive? The original file is not deleted; Ctrl+Z undoes the removal.</translation>
    </message>
    <message>
      <source>这个存档是只读的，不能移除</source>
      <translation>This archive is read-only: nothing can be removed from it</translation>
    </message>
  </context>
  <context>
    <name>ResultsPanel</name>
    <message>
      <source>从新到旧</source>
      <translation>Newest first</translation>
    </message>
    <message>
      <source>从旧到新</source>
      <translation>Oldest first</translation>
    </message>
    <message>
      <source>全部公报</source>
      <translation>All gazettes</translation>
    </message>
    <message>
      <source>只在当前文件的表格</source>
      <translation>Only the tables of this document</translation>
    </message>
    <message>
      <source>只在当前这一期</source>
      <translation>Only this issue</translation>
    </message>
    <message>
      <source>在上方输入词语、人名、文号或金额，输入时即开始搜索</source>
      <translation>Type words, a name, a document number or an amount above; the search runs as you type</translation>
    </message>
    <message>
      <source>在这里看到搜索结果</source>
      <translation>Search results appear here</translation>
    </message>
    <message>
      <source>导出或打印结果列表</source>
      <translation>Export or print the list of results</translation>
    </message>
    <message>
      <source>导出结果列表…</source>
      <translation>Export the list of results…</translation>
    </message>
    <message>
      <source>打印结果列表…</source>
      <translation>Print the list of results…</translation>
    </message>
    <message>
      <source>按相关程度</source>
      <translation>Best first</translation>
    </message>
    <message>
      <source>排序</source>
      <translation>Order</translation>
    </message>
    <message>
      <source>搜索的写法…</source>
      <translation>How to search…</translation>
    </message>
    <message>
      <source>搜索范围</source>
      <translation>Scope</translation>
    </message>
  </context>
  <context>
    <name>RowKeys</name>
    <message>
      <source>所选的行没有这项操作</source>
      <translation>The chosen rows have no such command</translation>
    </message>
  </context>
  <context>
    <name>SearchBox</name>
    <message>
      <source>不再收藏搜索“%1”</source>
      <translation>Forget the saved search “%1”</translation>
    </message>
    <message>
      <source>搜索全部公报</source>
      <translation>Search all gazettes</translation>
    </message>
    <message>
      <source>搜索全部公报：词语、人名、文号、金额…    Ctrl+K</source>
      <translation>Search all gazettes: words, names, numbers, amounts…    Ctrl+K</translation>
    </message>
    <message>
      <source>搜索历史与收藏的搜索（Alt+↓）</source>
      <translation>Search history and saved searches (Alt+↓)</translation>
    </message>
    <message>
      <source>收藏搜索“%1”</source>
      <translation>Save the search “%1”</translation>
    </message>
    <message>
      <source>收藏的搜索</source>
      <translation>Saved searches</translation>
    </message>
    <message>
      <source>最近的搜索</source>
      <translation>Recent searches</translation>
    </message>
    <message>
      <source>清除搜索历史</source>
      <translation>Clear the search history</translation>
    </message>
    <message>
      <source>输入后立即搜索；按向下键进入结果，Alt+向下键打开搜索历史</source>
      <translation>Searches as you type; Down goes to the results, Alt+Down opens the history</translation>
    </message>
    <message>
      <source>还没有搜索过</source>
      <translation>Nothing searched for yet</translation>
    </message>
  </context>
  <context>
    <name>SearchFlow</name>
    <message>
      <source>只在%1</source>
      <translation>Only in %1</translation>
    </message>
    <message>
      <source>只在“%1”的表格</source>
      <translation>Only in the tables of “%1”</translation>
    </message>
    <message>
      <source>已是最后一处</source>
      <translation>No further place</translation>
    </message>
    <message>
      <source>已是第一处</source>
      <translation>No earlier place</translation>
    </message>
    <message>
      <source>已清除搜索历史</source>
      <translation>Search history cleared</translation>
    </message>
    <message>
      <source>第 %1 处，本文件共 %2 处</source>
      <translation>Place %1 of %2 in this document</translation>
    </message>
    <message>
      <source>（F3：下一处）</source>
      <translation> (F3: next)</translation>
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message>
      <source> 字</source>
      <translation> characters</translation>
    </message>
    <message>
      <source>%1 磅</source>
      <translation>%1 pt</translation>
    </message>
    <message>
      <source>13.5 磅（默认）</source>
      <translation>13.5 pt (usual)</translation>
    </message>
    <message>
      <source>一号（26 磅）</source>
      <translation>26 pt</translation>
    </message>
    <message>
      <source>三号（16 磅）</source>
      <translation>16 pt</translation>
    </message>
    <message>
      <source>二号（22 磅）</source>
      <translation>22 pt</translation>
    </message>
    <message>
      <source>五号（10.5 磅）</source>
      <translation>10.5 pt</translation>
    </message>
    <message>
      <source>四号（14 磅）</source>
      <translation>14 pt</translation>
    </message>
    <message>
      <source>宋体</source>
      <translation>Song (serif)</translation>
    </message>
    <message>
      <source>小一（24 磅）</source>
      <translation>24 pt</translation>
    </message>
    <message>
      <source>小三（15 磅）</source>
      <translation>15 pt</translation>
    </message>
    <message>
      <source>小二（18 磅）</source>
      <translation>18 pt</translation>
    </message>
    <message>
      <source>小五（9 磅）</source>
      <translation>9 pt</translation>
    </message>
    <message>
      <source>小四（12 磅）</source>
      <translation>12 pt</translation>
    </message>
    <message>
      <source>楷体</source>
      <translation>Kai</translation>
    </message>
    <message>
      <source>正文字体</source>
      <translation>Typeface</translation>
    </message>
    <message>
      <source>正文字号</source>
      <translation>Text size</translation>
    </message>
    <message>
      <source>每行字数</source>
      <translation>Characters a line</translation>
    </message>
    <message>
      <source>浅色</source>
      <translation>Light</translation>
    </message>
    <message>
      <source>深色</source>
      <translation>Dark</translation>
    </message>
    <message>
      <source>界面语言</source>
      <translation>Language</translation>
    </message>
    <message>
      <source>立即重新启动</source>
      <translation>Restart now</translation>
    </message>
    <message>
      <source>行距</source>
      <translation>Line spacing</translation>
    </message>
    <message>
      <source>设置</source>
      <translation>Settings</translation>
    </message>
    <message>
      <source>跟随系统</source>
      <translation>As the system</translation>
    </message>
    <message>
      <source>重新启动后，界面才会换成所选的语言。</source>
      <translation>The language changes when the program is started anew.</translation>
    </message>
    <message>
      <source>颜色</source>
      <translation>Colours</translation>
    </message>
    <message>
      <source>高对比度</source>
      <translation>High contrast</translation>
    </message>
    <message>
      <source>黑体</source>
      <translation>Hei (sans serif)</translation>
    </message>
  </context>
  <context>
    <name>SideFlow</name>
    <message>
      <source>不在这个存档里</source>
      <translation>not in this archive</translation>
    </message>
    <message>
      <source>代替</source>
      <translation>Replaces</translation>
    </message>
    <message>
      <source>依据</source>
      <translation>Based on</translation>
    </message>
    <message>
      <source>修改</source>
      <translation>Amends</translation>
    </message>
    <message>
      <source>已复制表格，可以粘贴到 Excel 或 WPS</source>
      <translation>Table copied; it can be pasted into Excel or WPS</translation>
    </message>
    <message>
      <source>废止</source>
      <translation>Repeals</translation>
    </message>
    <message>
      <source>提到</source>
      <translation>Names</translation>
    </message>
    <message>
      <source>提到本文件的</source>
      <translation>Named by</translation>
    </message>
    <message>
      <source>转发</source>
      <translation>Forwards</translation>
    </message>
  </context>
  <context>
    <name>SidePanel</name>
    <message>
      <source>信息</source>
      <translation>Facts</translation>
    </message>
    <message>
      <source>关联</source>
      <translation>Related</translation>
    </message>
    <message>
      <source>大纲</source>
      <translation>Outline</translation>
    </message>
    <message>
      <source>表格</source>
      <translation>Tables</translation>
    </message>
  </context>
  <context>
    <name>StartPage</name>
    <message>
      <source>存档“%1”里还没有公报</source>
      <translation>There are no gazettes in the archive “%1” yet</translation>
    </message>
    <message>
      <source>存档是存放公报的文件。可以：</source>
      <translation>An archive is a file that holds gazettes. You can:</translation>
    </message>
    <message>
      <source>它是只读的，不能导入。可以：</source>
      <translation>It is read-only, nothing can be imported. You can:</translation>
    </message>
    <message>
      <source>导入公报文件…</source>
      <translation>Import gazette files…</translation>
    </message>
    <message>
      <source>导入文件夹…</source>
      <translation>Import a folder…</translation>
    </message>
    <message>
      <source>打开“%1”</source>
      <translation>Open “%1”</translation>
    </message>
    <message>
      <source>打开其他存档…</source>
      <translation>Open another archive…</translation>
    </message>
    <message>
      <source>打开自己的存档（含随程序附带的公报）</source>
      <translation>Open your own archive (with the gazettes that ship with the program)</translation>
    </message>
    <message>
      <source>把公报文件或文件夹拖到这里，或者：</source>
      <translation>Drop gazette files or folders here, or:</translation>
    </message>
    <message>
      <source>新建存档…</source>
      <translation>New archive…</translation>
    </message>
    <message>
      <source>没有打开的存档</source>
      <translation>No archive is open</translation>
    </message>
    <message>
      <source>装入随程序附带的公报</source>
      <translation>Load the gazettes that ship with the program</translation>
    </message>
  </context>
  <context>
    <name>StatusLine</name>
    <message>
      <source>停止</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>正在进行</source>
      <translation>Under way</translation>
    </message>
  </context>
  <context>
    <name>Subscribing</name>
    <message numerus="yes">
      <source>%n 个文件没有读入</source>
      <translation>
        <numerusform>%n file was not read</numerusform>
        <numerusform>%n files were not read</numerusform>
      </translation>
    </message>
    <message>
      <source>找不到订阅的文件夹“%1”，这次没有读取</source>
      <translation>The watched folder “%1” is not there; it was not read this time</translation>
    </message>
    <message>
      <source>报告</source>
      <translation>Report</translation>
    </message>
    <message numerus="yes">
      <source>新增 %n 期</source>
      <translation>
        <numerusform>%n issue added</numerusform>
        <numerusform>%n issues added</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>更新 %n 期</source>
      <translation>
        <numerusform>%n issue updated</numerusform>
        <numerusform>%n issues updated</numerusform>
      </translation>
    </message>
    <message>
      <source>正在读取订阅的文件夹…</source>
      <translation>Reading the watched folders…</translation>
    </message>
    <message>
      <source>正在读取订阅的文件夹：%1</source>
      <translation>Reading the watched folders: %1</translation>
    </message>
    <message>
      <source>订阅的文件夹里没有新的公报</source>
      <translation>There are no new gazettes in the watched folders</translation>
    </message>
    <message>
      <source>订阅的文件夹：%1</source>
      <translation>Watched folders: %1</translation>
    </message>
    <message>
      <source>；</source>
      <translation>; </translation>
    </message>
  </context>
  <context>
    <name>Substitutes</name>
    <message>
      <source>{wanted}用“{family}”</source>
      <translation>“{family}” for {wanted}</translation>
    </message>
    <message>
      <source>、</source>
      <translation>, </translation>
    </message>
    <message>
      <source>仿宋</source>
      <translation>仿宋 (FangSong)</translation>
    </message>
    <message>
      <source>小标宋</source>
      <translation>小标宋 (Xiaobiaosong)</translation>
    </message>
    <message>
      <source>楷体</source>
      <translation>楷体 (KaiTi)</translation>
    </message>
    <message>
      <source>这台电脑没有公文字体，代替打印：{names}。</source>
      <translation>This computer lacks the official typefaces. Printed instead: {names}.</translation>
    </message>
    <message>
      <source>黑体</source>
      <translation>黑体 (SimHei)</translation>
    </message>
    <message>
      <source>，</source>
      <translation>; </translation>
    </message>
  </context>
  <context>
    <name>SuggestionReason</name>
    <message>
      <source>同音的人名</source>
      <translation>a name that sounds the same</translation>
    </message>
    <message>
      <source>少用几个词</source>
      <translation>fewer words</translation>
    </message>
    <message>
      <source>形近或同音的字</source>
      <translation>a character that looks or sounds alike</translation>
    </message>
    <message>
      <source>拆成几个词</source>
      <translation>taken apart into words</translation>
    </message>
    <message>
      <source>换成简体或繁体</source>
      <translation>in simplified or traditional characters</translation>
    </message>
    <message>
      <source>相近的文号</source>
      <translation>a document number near it</translation>
    </message>
  </context>
  <context>
    <name>TableCard</name>
    <message>
      <source>CSV</source>
      <translation>CSV</translation>
    </message>
    <message>
      <source>Excel</source>
      <translation>Excel</translation>
    </message>
    <message numerus="yes">
      <source>⚠ %n 行单元格可能错位，已标出</source>
      <translation>
        <numerusform>⚠ the cells of %n row may be shifted; it is marked</numerusform>
        <numerusform>⚠ the cells of %n rows may be shifted; they are marked</numerusform>
      </translation>
    </message>
    <message>
      <source>在正文中找到这张表</source>
      <translation>Find this table in the text</translation>
    </message>
    <message>
      <source>在窗口中打开：排序、筛选、求和</source>
      <translation>Open in a window: sort, filter, add up</translation>
    </message>
    <message>
      <source>复制</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>复制整张表，可粘贴到 Excel 或 WPS</source>
      <translation>Copy the whole table, to be pasted into Excel or WPS</translation>
    </message>
    <message>
      <source>存为 CSV 文件</source>
      <translation>Save as a CSV file</translation>
    </message>
    <message>
      <source>存为 Excel 文件</source>
      <translation>Save as an Excel file</translation>
    </message>
    <message>
      <source>定位</source>
      <translation>Locate</translation>
    </message>
    <message>
      <source>打印</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>打印这张表</source>
      <translation>Print this table</translation>
    </message>
    <message>
      <source>打开</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>空白表单</source>
      <translation>Blank form</translation>
    </message>
    <message>
      <source>表格 {number}</source>
      <translation>Table {number}</translation>
    </message>
    <message>
      <source>跨 {count} 页合并</source>
      <translation>merged from {count} pages</translation>
    </message>
  </context>
  <context>
    <name>TableCatalogue</name>
    <message>
      <source>全部表格</source>
      <translation>All tables</translation>
    </message>
    <message>
      <source>存档里还没有表格</source>
      <translation>This archive has no tables yet</translation>
    </message>
    <message>
      <source>没有找到表格</source>
      <translation>No tables found</translation>
    </message>
    <message>
      <source>筛选标题、文件或期号</source>
      <translation>Filter by title, document or issue</translation>
    </message>
    <message>
      <source>筛选表格</source>
      <translation>Filter tables</translation>
    </message>
    <message>
      <source>试试更短的词，或清空筛选。</source>
      <translation>Try shorter words, or clear the filter.</translation>
    </message>
  </context>
  <context>
    <name>TableHeader</name>
    <message>
      <source>写要找的字；数字也可以写 &gt;100、&lt;=5% 或 100-200</source>
      <translation>Words to look for; numbers also as &gt;100, &lt;=5% or 100-200</translation>
    </message>
    <message>
      <source>单击排序，再单击倒过来，第三次恢复原来的顺序</source>
      <translation>Click to sort, click again to reverse, a third time for the printed order</translation>
    </message>
    <message>
      <source>筛选</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>筛选第 {column} 列</source>
      <translation>Filter column {column}</translation>
    </message>
  </context>
  <context>
    <name>TableListModel</name>
    <message numerus="yes">
      <source>⚠ %n 行可能错位</source>
      <translation>
        <numerusform>⚠ %n row perhaps shifted</numerusform>
        <numerusform>⚠ %n rows perhaps shifted</numerusform>
      </translation>
    </message>
    <message>
      <source>备注</source>
      <translation>Remarks</translation>
    </message>
    <message>
      <source>大小</source>
      <translation>Size</translation>
    </message>
    <message>
      <source>所在文件</source>
      <translation>Document</translation>
    </message>
    <message>
      <source>期</source>
      <translation>Issue</translation>
    </message>
    <message>
      <source>空白表单</source>
      <translation>Blank form</translation>
    </message>
    <message>
      <source>表格</source>
      <translation>Tables</translation>
    </message>
    <message>
      <source>（无标题）</source>
      <translation>(no title)</translation>
    </message>
  </context>
  <context>
    <name>TableTools</name>
    <message>
      <source>CSV</source>
      <translation>CSV</translation>
    </message>
    <message>
      <source>Excel</source>
      <translation>Excel</translation>
    </message>
    <message>
      <source>在正文中找到这张表</source>
      <translation>Find this table in the text</translation>
    </message>
    <message>
      <source>在每一列上面写条件，只看符合的行</source>
      <translation>Write a condition above each column to see only the rows that meet it</translation>
    </message>
    <message>
      <source>在表格中查找</source>
      <translation>Find in the table</translation>
    </message>
    <message>
      <source>填充合并单元格</source>
      <translation>Fill merged cells</translation>
    </message>
    <message>
      <source>复制</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>复制选中的单元格，没有选中时复制整张表；带表头</source>
      <translation>Copy the selected cells, or the whole table where none are; with the head</translation>
    </message>
    <message>
      <source>复制（不带表头）</source>
      <translation>Copy (without head)</translation>
    </message>
    <message>
      <source>定位</source>
      <translation>Locate</translation>
    </message>
    <message>
      <source>打印</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>把合并单元格的内容写进它占的每一格</source>
      <translation>Write the words of a merged cell into every cell it covers</translation>
    </message>
    <message>
      <source>按所在的列排序</source>
      <translation>Sort by the column one is in</translation>
    </message>
    <message>
      <source>按现在显示的样子存为 CSV 文件</source>
      <translation>Save as a CSV file, just as it is shown now</translation>
    </message>
    <message>
      <source>按现在显示的样子存为 Excel 文件</source>
      <translation>Save as an Excel file, just as it is shown now</translation>
    </message>
    <message>
      <source>按现在显示的样子打印</source>
      <translation>Print just as it is shown now</translation>
    </message>
    <message>
      <source>筛选</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>行列互换</source>
      <translation>Swap rows and columns</translation>
    </message>
    <message>
      <source>行变成列，列变成行</source>
      <translation>Rows become columns, columns rows</translation>
    </message>
    <message>
      <source>选到列尾（数字求和）</source>
      <translation>Select to the end of the column (adds up numbers)</translation>
    </message>
  </context>
  <context>
    <name>TableWindow</name>
    <message numerus="yes">
      <source>%n 行的单元格可能错位，已标出</source>
      <translation>
        <numerusform>the cells of %n row may be shifted; it is marked</numerusform>
        <numerusform>the cells of %n rows may be shifted; they are marked</numerusform>
      </translation>
    </message>
    <message>
      <source>{numbers} 个数　合计 {total}{unit}　平均 {mean}{unit}</source>
      <translation>{numbers} numbers   sum {total}{unit}   mean {mean}{unit}</translation>
    </message>
    <message>
      <source>在表格中查找</source>
      <translation>Find in the table</translation>
    </message>
    <message>
      <source>已复制 %1</source>
      <translation>Copied %1</translation>
    </message>
    <message numerus="yes">
      <source>显示 {shown} 行，共 %n 行</source>
      <translation>
        <numerusform>{shown} of %n row</numerusform>
        <numerusform>{shown} of %n rows</numerusform>
      </translation>
    </message>
    <message>
      <source>表格</source>
      <translation>Tables</translation>
    </message>
  </context>
  <context>
    <name>TableWindows</name>
    <message>
      <source>所有表格</source>
      <translation>All tables</translation>
    </message>
  </context>
  <context>
    <name>TablesPanel</name>
    <message>
      <source>打开一份文件后，这里列出它的表格</source>
      <translation>Once a document is open, its tables are listed here</translation>
    </message>
    <message>
      <source>表格</source>
      <translation>Tables</translation>
    </message>
    <message>
      <source>这份文件里没有表格</source>
      <translation>No tables in this document</translation>
    </message>
  </context>
  <context>
    <name>TextDialog</name>
    <message>
      <source>复制</source>
      <translation>Copy</translation>
    </message>
  </context>
  <context>
    <name>ToolBar</name>
    <message>
      <source>导入</source>
      <translation>Import</translation>
    </message>
    <message>
      <source>导出</source>
      <translation>Export</translation>
    </message>
    <message>
      <source>工具栏</source>
      <translation>Tool bar</translation>
    </message>
    <message>
      <source>引文</source>
      <translation>Cite</translation>
    </message>
    <message>
      <source>打印</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>收藏</source>
      <translation>Bookmark</translation>
    </message>
  </context>
  <context>
    <name>Troubles</name>
    <message>
      <source>从列表中移除</source>
      <translation>Remove from the list</translation>
    </message>
    <message>
      <source>再试一次</source>
      <translation>Try again</translation>
    </message>
    <message>
      <source>存档“%1”是只读的，不能导入：可以导入到自己的存档，或者新建一个。</source>
      <translation>The archive “%1” is read-only, nothing can be imported into it: import into your own archive, or make a new one.</translation>
    </message>
    <message>
      <source>导入到自己的存档</source>
      <translation>Import into your own archive</translation>
    </message>
    <message>
      <source>打开其他存档…</source>
      <translation>Open another archive…</translation>
    </message>
    <message>
      <source>收藏和批注的文件已损坏，读不出来。它没有被删除，改名为“%1”；新的收藏和批注从现在起重新记下。</source>
      <translation>The file of bookmarks and notes is damaged and cannot be read. It was not deleted: it is called “%1” now. New bookmarks and notes are kept from now on.</translation>
    </message>
    <message>
      <source>新建存档…</source>
      <translation>New archive…</translation>
    </message>
    <message>
      <source>没有找到存档“%1”：它可能被移走了，或者所在的磁盘、共享文件夹没有连上。</source>
      <translation>There is no archive “%1”: it may have been moved, or its disk or shared folder is not connected.</translation>
    </message>
    <message>
      <source>移开它，重新建立</source>
      <translation>Move it aside and make it anew</translation>
    </message>
    <message>
      <source>这份文件已经不在存档里了</source>
      <translation>This document is no longer in the archive</translation>
    </message>
  </context>
  <context>
    <name>Waiting</name>
    <message>
      <source>正在列出所有表格…</source>
      <translation>Listing all tables…</translation>
    </message>
    <message>
      <source>正在列出搜索结果…</source>
      <translation>Listing what was found…</translation>
    </message>
    <message>
      <source>正在导出…</source>
      <translation>Exporting…</translation>
    </message>
    <message>
      <source>正在打开存档…</source>
      <translation>Opening the archive…</translation>
    </message>
    <message>
      <source>正在打开文件…</source>
      <translation>Opening…</translation>
    </message>
    <message>
      <source>正在排版…</source>
      <translation>Setting pages…</translation>
    </message>
    <message>
      <source>正在搜索…</source>
      <translation>Searching…</translation>
    </message>
    <message>
      <source>正在整理收藏和阅读记录…</source>
      <translation>Working on bookmarks and reading history…</translation>
    </message>
    <message>
      <source>正在更新目录…</source>
      <translation>Updating the contents…</translation>
    </message>
    <message>
      <source>正在筛选目录…</source>
      <translation>Filtering the contents…</translation>
    </message>
  </context>
  <context>
    <name>YearView</name>
    <message>
      <source>%1份</source>
      <translation>%1 doc.</translation>
    </message>
    <message>
      <source>总%1</source>
      <translation>No. %1</translation>
    </message>
    <message>
      <source>按年份浏览各期</source>
      <translation>Issues by year</translation>
    </message>
    <message>
      <source>第%1期</source>
      <translation>No. %1</translation>
    </message>
  </context>
</TS>
