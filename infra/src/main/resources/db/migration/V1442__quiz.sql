-- 课程测验：题库和课程一起写，每次考试抽自己的卷子；答案不到手机上，在这里判。
alter table course add column quiz jsonb;
comment on column course.quiz is '测验：题库（题目、选项、正确选项）、每次抽几题、及格线、次数、时间；没有测验为空';

create or replace function course_content_stays() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'course: % (expected: courses stay)', tg_op using errcode = 'object_not_in_prerequisite_state';
  end if;
  if old.status <> 'draft' and (new.lessons <> old.lessons or new.title <> old.title or new.status = 'draft'
      or new.published_at <> old.published_at or new.quiz is distinct from old.quiz) then
    raise exception 'course: UPDATE (expected: a published course stays as it is)'
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  return new;
end
$$;

create table quiz_attempt (
  village_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  roster_id uuid not null,
  number integer not null,
  paper jsonb not null,
  begun_at timestamptz not null,
  until_at timestamptz not null,
  answers jsonb,
  marks jsonb,
  passed boolean,
  handed_in_at timestamptz,
  constraint quiz_attempt_pk primary key (village_id, id),
  constraint quiz_attempt_once unique (village_id, roster_id, course_id, number),
  constraint quiz_attempt_course_fk foreign key (village_id, course_id) references course (village_id, id),
  constraint quiz_attempt_number check (number >= 1),
  constraint quiz_attempt_whole check ((handed_in_at is null) = (answers is null)
    and (handed_in_at is null) = (marks is null) and (handed_in_at is null) = (passed is null))
);
create unique index quiz_attempt_passed on quiz_attempt (village_id, roster_id, course_id) where passed;
comment on table quiz_attempt is '党员的每一次测验';
comment on column quiz_attempt.village_id is '村内部编号';
comment on column quiz_attempt.id is '测验编号，积分凭它认定一次';
comment on column quiz_attempt.course_id is '课程编号';
comment on column quiz_attempt.roster_id is '党员在花名册上的编号';
comment on column quiz_attempt.number is '第几次';
comment on column quiz_attempt.paper is '抽到的题和选项的先后';
comment on column quiz_attempt.begun_at is '开始时间';
comment on column quiz_attempt.until_at is '最迟交卷时间';
comment on column quiz_attempt.answers is '交上来的答案';
comment on column quiz_attempt.marks is '每道题对不对';
comment on column quiz_attempt.passed is '是否合格；没有交卷为空';
comment on column quiz_attempt.handed_in_at is '交卷时间';

create table quiz_turn (
  village_id uuid not null,
  roster_id uuid not null,
  course_id uuid not null,
  constraint quiz_turn_pk primary key (village_id, roster_id, course_id),
  constraint quiz_turn_course_fk foreign key (village_id, course_id) references course (village_id, id)
);
comment on table quiz_turn is '锁住一行，同一人同一门测验的操作一件一件来';
comment on column quiz_turn.village_id is '村内部编号';
comment on column quiz_turn.roster_id is '党员在花名册上的编号';
comment on column quiz_turn.course_id is '课程编号';
