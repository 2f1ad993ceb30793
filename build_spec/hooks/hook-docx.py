"""PyInstaller: of python-docx's data only the templates, not the parts that they were made from (1 MB)."""

from PyInstaller.utils.hooks import collect_data_files

datas = collect_data_files("docx", includes=["templates/*.*"])
