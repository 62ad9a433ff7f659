"""Tagged PDF (PDF/UA-1) on top of ReportLab: the structure tree, a strict canvas, and what is drawn into both."""
