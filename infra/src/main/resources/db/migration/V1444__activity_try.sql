-- A try is counted before the code is looked at, and taken back if the code was good.
alter table activity_miss drop constraint activity_miss_counts;
alter table activity_miss add constraint activity_miss_counts check (misses >= 0);
