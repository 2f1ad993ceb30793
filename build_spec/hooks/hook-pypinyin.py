"""PyInstaller: of pypinyin's data only the sounds of single characters; those of phrases (2.5 MB) are not asked for."""

from PyInstaller.utils.hooks import collect_data_files

datas = collect_data_files("pypinyin", includes=["pinyin_dict.json"])
