"""Texts of one kind that can be made as long as one likes: work on them must grow no faster than they do."""

GROWING = {
    "paragraphs": "（一）加强领导。各县区人民政府要按照《甲办法》（某政发〔2021〕2号）要求，落实责任。\n\n",
    "torn paragraphs": "各县区人民政府要按照统一部署落实各项责任，加强组织领导，确保任务\n\n",
    "one line": "各县区人民政府要落实责任，",
    "tab table": "1\t某项目\t3.5\n",
    "pipe table": "| 1 | 某项目 | 3.5 |\n",
    "html table": "<tr><td rowspan=2>1</td><td>某项目</td></tr>",
    "tables": "表1\n\n序号\t名称\n1\t甲\n\n",
    "headings": "## 一、总体要求\n\n",
    "notices": "# 某市人民政府关于某事的通知\n\n某政发〔2022〕1号\n\n现印发给你们。\n\n2022年8月2日\n\n",
    "contents": "目 录\n某市人民政府关于某事的通知（某政发〔2022〕1号）…………（3）\n",
    "brackets": "（",
    "titles": "《",
    "bold": "**",
    "blank lines": "\n",
    "blanks": " ",
    "tags": "<td>",
}
