-- 三务公开：导入财务表时看不清的单元格跟着草稿走，改正或者对照原表确认以前不能提交。
alter table disclosure add column work_doubts jsonb;
alter table disclosure add constraint disclosure_doubts_of_a_table check (work_doubts is null or work_table is not null);
comment on column disclosure.work_doubts is '在办修订的财务表里存疑的单元格（位置、说明、是否已对照原表确认），空为没有';
