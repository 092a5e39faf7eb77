-- A desk of experts stays closed to the cadres when its last expert has left.
alter table inquiry_expert add column left_at timestamptz;
comment on column inquiry_expert.left_at is '什么时候不再由他答复；空为还在';
comment on table inquiry_expert is '一个村的窗口由谁答复；从来没有安排过的由村干部答复';
