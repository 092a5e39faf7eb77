-- 三务公开目录：讲收入、支出的财务条目都要附收支表（逐项逐笔）；村自定的财务条目也可以要求附表。
-- 计划、资产、资源、债权债务和收益分配不是收支，按各自的样子公开。
update disclosure_item set table_required = true
where code in ('C0004', 'C0801', 'C0804') or code ~ '^C0[23][0-9]{2}$';
alter table disclosure_village_item add column table_required boolean not null default false;
alter table disclosure_village_item add constraint disclosure_village_item_table_of_finance
  check (not table_required or class = 'finance');
comment on column disclosure_village_item.table_required is '是否要附收支表；要附的，没有表不能提交审核';
