-- In which zone the days of a set begin; sets that are known already get theirs with their next file.
alter table imported_set add column zone text not null default 'Asia/Shanghai';
grant update (zone) on imported_set to ${runtimeRole};
