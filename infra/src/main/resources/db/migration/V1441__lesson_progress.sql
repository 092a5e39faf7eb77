-- 学习进度：每名党员只有一只钟，一段时间只算给一课、只算一次，学到的时间不会超过真实时间。
create table study_clock (
  village_id uuid not null,
  roster_id uuid not null,
  lesson_id uuid not null,
  heard_at timestamptz not null,
  beat_id uuid not null,
  before_lesson_id uuid,
  before_at timestamptz,
  constraint study_clock_pk primary key (village_id, roster_id),
  constraint study_clock_village_fk foreign key (village_id) references village (id)
);
comment on table study_clock is '每名党员的学习钟：最近在学哪一课，什么时候听到的';
comment on column study_clock.village_id is '村内部编号';
comment on column study_clock.roster_id is '党员在花名册上的编号';
comment on column study_clock.lesson_id is '最近在学的课时';
comment on column study_clock.heard_at is '最近一次听到的时刻，以服务器的钟为准，不往回走';
comment on column study_clock.beat_id is '最近一次进度消息的编号，重复发来的认得出';
comment on column study_clock.before_lesson_id is '再前一次在学的课时；最近一次是重复消息时为空';
comment on column study_clock.before_at is '再前一次的时刻';

create table lesson_progress (
  village_id uuid not null,
  roster_id uuid not null,
  lesson_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  reached_ms bigint not null,
  begun_at timestamptz not null,
  finished_at timestamptz,
  constraint lesson_progress_pk primary key (village_id, roster_id, lesson_id),
  constraint lesson_progress_course_fk foreign key (village_id, course_id) references course (village_id, id),
  constraint lesson_progress_reached check (reached_ms >= 0)
) with (fillfactor = 85);
create index lesson_progress_course on lesson_progress (village_id, roster_id, course_id);
comment on table lesson_progress is '每名党员每一课学到哪里';
comment on column lesson_progress.village_id is '村内部编号';
comment on column lesson_progress.roster_id is '党员在花名册上的编号';
comment on column lesson_progress.lesson_id is '课时编号';
comment on column lesson_progress.id is '这条进度的编号，积分凭它认定一次';
comment on column lesson_progress.course_id is '课程编号';
comment on column lesson_progress.reached_ms is '学到的位置（毫秒），只算真实经过的时间';
comment on column lesson_progress.begun_at is '第一次打开的时间';
comment on column lesson_progress.finished_at is '学完的时间';

create table course_completion (
  village_id uuid not null,
  roster_id uuid not null,
  course_id uuid not null,
  id uuid not null,
  completed_at timestamptz not null,
  constraint course_completion_pk primary key (village_id, roster_id, course_id),
  constraint course_completion_course_fk foreign key (village_id, course_id) references course (village_id, id)
);
comment on table course_completion is '党员学完了哪门课程';
comment on column course_completion.village_id is '村内部编号';
comment on column course_completion.roster_id is '党员在花名册上的编号';
comment on column course_completion.course_id is '课程编号';
comment on column course_completion.id is '学完这件事的编号';
comment on column course_completion.completed_at is '学完的时间';
