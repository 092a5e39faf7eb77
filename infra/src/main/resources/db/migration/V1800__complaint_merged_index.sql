-- 并案的诉求跟着它并入的那一件走：往上转、拆出来，都要沿着并案关系找。
create index complaint_merged_into on complaint (village_id, merged_into) where merged_into is not null;
