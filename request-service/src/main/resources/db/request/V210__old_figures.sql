-- Figures are read from figure_case since V160; nobody reads or writes the rows of before.
drop table request_figure;
