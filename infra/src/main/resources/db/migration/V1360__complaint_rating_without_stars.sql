-- 反映人可以只说解决没解决，不打星；没解决的继续办理，所以“已评价”的都是解决了的或从前评过的。
alter table complaint
  drop constraint complaint_rated_has_stars,
  drop constraint complaint_rating_whole,
  drop constraint complaint_unrated_has_no_stars,
  add constraint complaint_rated_has_verdict check (status <> 'rated' or fixed is not null),
  add constraint complaint_rating_whole check ((fixed is null) = (rated_at is null) and (stars is null or fixed is not null)),
  add constraint complaint_unrated_has_no_verdict check (closing is distinct from 'unrated' or fixed is null);

comment on column complaint.stars is '评分（1 至 5），可以不打';
