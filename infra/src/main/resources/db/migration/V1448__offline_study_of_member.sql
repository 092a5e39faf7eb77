-- 书记登记的线下学习不算书记自己申报的：导出、注销都跟着党员本人走。书记登记的没有小时数，登记时就已记入。
update offline_study set handed_in_by = null where hours is null and status = 'confirmed';
comment on column offline_study.handed_in_by is '自己申报的党员的内部编号；书记登记的为空，本人注销后也为空';
