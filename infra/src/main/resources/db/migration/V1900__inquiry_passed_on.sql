alter table inquiry add column passed_on_at timestamptz;
comment on column inquiry.passed_on_at is '等待答复期间第一次转给别的窗口的时间';
