-- 换签名密钥的答复没有收到、又换一次的，对方还只认得更早的那一把：它在过渡期内也继续签名。
alter table webhook
  add column older_secret_sealed bytea,
  add column older_secret_until timestamptz;
comment on column webhook.older_secret_sealed is '更早换下的签名密钥（加密），过渡期内又换过密钥时才有，也同时签名';
comment on column webhook.older_secret_until is '更早换下的密钥用到何时';
