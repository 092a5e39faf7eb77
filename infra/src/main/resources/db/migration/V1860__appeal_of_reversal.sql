-- 对冲正行的申诉：申诉成立不再冲正，而是把被冲正的学习重新记一行；冲正行为空、重记行不为空也是“成立”。
alter table credit_appeal drop constraint credit_appeal_reversal_fits;
alter table credit_appeal drop constraint credit_appeal_correction_fits;
alter table credit_appeal add constraint credit_appeal_verdict_fits
  check ((status = 'upheld') = (reversal_id is not null or corrected_id is not null));
comment on column credit_appeal.corrected_id is '改正后重新记入的行；申诉的是冲正行时，是把作废的重新记入的行';
