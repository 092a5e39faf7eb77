-- 早先转到平台的，后来又回到乡镇、村里办，平台还挂着：能看反映人，能报进展。凡已经回来的都摘掉。
update complaint c set transfer_receiver = null, version = version + 1
where c.transfer_receiver is not null and c.status <> 'transferred-out' and (
  c.about_staff
  or c.status in ('submitted', 'accepted', 'rejected', 'dispatched', 'in-progress', 'need-info', 'merged')
  or exists (select from complaint_step s where s.village_id = c.village_id and s.complaint_id = c.id
    and s.at > c.transferred_at and s.type in ('accepted', 'dispatched', 'taken', 'claimed', 'reopened', 'handed-up'))
  or (select count(*) from complaint_step s where s.village_id = c.village_id and s.complaint_id = c.id
    and s.at > c.transferred_at and s.type = 'answered') > 1);
