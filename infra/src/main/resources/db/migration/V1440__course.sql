-- 党员学习课程：课时和课程一起写；发布以后内容不能再改。
create table course (
  village_id uuid not null,
  id uuid not null,
  version bigint not null,
  title text not null,
  summary text not null,
  lessons jsonb not null,
  status text not null,
  author_id uuid not null,
  published_at timestamptz,
  withdrawn_at timestamptz,
  constraint course_pk primary key (village_id, id),
  constraint course_village_fk foreign key (village_id) references village (id),
  constraint course_lessons_list check (jsonb_typeof(lessons) = 'array'),
  constraint course_status_known check (status in ('draft', 'published', 'withdrawn')),
  constraint course_status_fits check (
    (status = 'draft') = (published_at is null) and (status = 'withdrawn') = (withdrawn_at is not null)),
  constraint course_published_taught check (status = 'draft' or lessons <> '[]')
);
create index course_status on course (village_id, status, id desc);
comment on table course is '党员学习课程';
comment on column course.village_id is '村内部编号';
comment on column course.id is '课程编号';
comment on column course.version is '版本，每次修改加一';
comment on column course.title is '课程名';
comment on column course.summary is '简介';
comment on column course.lessons is '课时，按先后：编号、种类（article 图文，video 视频）、题目、正文、视频链接、时长（秒）';
comment on column course.status is '状态：draft 草稿，published 学习中，withdrawn 已停用';
comment on column course.author_id is '起草人内部编号';
comment on column course.published_at is '发布时间';
comment on column course.withdrawn_at is '停用时间';

create function course_content_stays() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'course: % (expected: courses stay)', tg_op using errcode = 'object_not_in_prerequisite_state';
  end if;
  if old.status <> 'draft' and (new.lessons <> old.lessons or new.title <> old.title or new.status = 'draft'
      or new.published_at <> old.published_at) then
    raise exception 'course: UPDATE (expected: a published course stays as it is)'
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  return new;
end
$$;
create trigger course_stays before update or delete on course for each row execute function course_content_stays();
comment on function course_content_stays() is '发布以后的课程不能改、不能删，只能停用';
