-- 三务公开：首次公布的时间只能是第一版上写着的那个时间；异议期不早于首次公布结束，期满只能登记在异议期之后。
-- 触发器可以停用，外键和检查条件停用触发器也管得住。“新的一版才能改异议期”要看改动前后两个样子，外键和检查条件只看一个样子，仍由触发器管。
-- 只查以后的写入（not valid）：以前的行要是被人改过，不能因此停了升级，存证核对查得出来。
alter table disclosure_revision
  add constraint disclosure_revision_published_once unique (village_id, disclosure_id, number, published_at);
alter table disclosure add column first_number integer not null default 1;
comment on column disclosure.first_number is '首次公布的是第几版：总是第 1 版';
alter table disclosure
  add constraint disclosure_first_number check (first_number = 1),
  add constraint disclosure_first_published_fk foreign key (village_id, id, first_number, first_published_at)
    references disclosure_revision (village_id, disclosure_id, number, published_at)
    deferrable initially deferred not valid,
  add constraint disclosure_window_after_publication check (objections_until >= first_published_at) not valid,
  add constraint disclosure_settled_after_window check (settled_at > objections_until) not valid;
