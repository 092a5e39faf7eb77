-- 网格、门牌停用：以前的诉求保留原来的位置，可以恢复。
alter table grid add column closed_at timestamptz;
comment on column grid.closed_at is '停用的时间；空为在用';
alter table door_plate add column removed_at timestamptz;
comment on column door_plate.removed_at is '停用的时间；空为在用';
