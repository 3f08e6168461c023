"""Planning what a workbook would change: matching its rows to the records of the file, before anything is written."""
