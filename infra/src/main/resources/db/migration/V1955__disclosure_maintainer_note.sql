-- 三务公开目录：依据只写依据，给维护目录的人看的话另放一栏；张贴和网上只显示依据。
alter table disclosure_item add column maintainer_note text not null default '';
comment on column disclosure_item.maintainer_note is '给维护目录的人看的说明（例如细目凭记忆整理，请核对），不对外公开；空为没有';
update disclosure_item
set maintainer_note = trim(both '；，（）' from substring(legal_basis from
      '；细目凭记忆整理.*$|；条目为实用拆分.*$|，请另设每月条目$|（日期请按会期核对）$|（细目凭记忆整理，请核对原文）$')),
  legal_basis = regexp_replace(legal_basis,
      '；细目凭记忆整理.*$|；条目为实用拆分.*$|，请另设每月条目$|（日期请按会期核对）$|（细目凭记忆整理，请核对原文）$', '')
where legal_basis ~
      '；细目凭记忆整理.*$|；条目为实用拆分.*$|，请另设每月条目$|（日期请按会期核对）$|（细目凭记忆整理，请核对原文）$';
