-- A department is told when what it was working on is taken from it; recalls of before are not told any more.
alter table referral add column recall_told_at timestamptz;
update referral set recall_told_at = ended_at where state = 'RECALLED';
create index referral_recall_untold_idx on referral (ended_at)
    where state = 'RECALLED' and recall_told_at is null;
