-- 以前转到乡镇的，并进去的几件还留在村里，带着反映人的名字：一起转上去。
with recursive along (village_id, id) as (
  select village_id, id from complaint where about_staff
  union select c.village_id, c.id from complaint c
    join along a on c.village_id = a.village_id and c.merged_into = a.id)
update complaint c set about_staff = true, level = 'township', published = false, version = version + 1,
  handler_id = null, assistants = '{}', offered = false, claimant_id = null, claim_confirmed = false,
  transfer_receiver = null
from along a
where c.village_id = a.village_id and c.id = a.id and not c.about_staff;
