-- 三务公开目录：哪些条目按规定要附收支表（逐项逐笔），没有表不能提交审核。
alter table disclosure_item add column table_required boolean not null default false;
comment on column disclosure_item.table_required is '是否要附收支表；要附的，没有表不能提交审核';
update disclosure_item set table_required = true where code = 'C0001' or name like '%附收支表%';
