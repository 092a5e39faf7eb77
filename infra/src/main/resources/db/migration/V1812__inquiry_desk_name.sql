-- 乡镇的窗口不能和各村都有的窗口同名，村民看到的窗口个个不同名。空的乡镇代码是无界的范围，和哪个乡镇都相交。
update inquiry_desk own set name = left(own.name, 8) || '（乡镇）'
where own.area_code is not null
  and exists (select 1 from inquiry_desk every where every.area_code is null and every.name = own.name);
drop index inquiry_desk_name_once;
create type text_range as range (subtype = text, collation = "C");
alter table inquiry_desk add constraint inquiry_desk_name_once exclude using gist (
  text_range(name, name, '[]') with &&, text_range(area_code, area_code, '[]') with &&);
