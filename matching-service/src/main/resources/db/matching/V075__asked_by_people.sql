-- Hard rules that an official set aside when asking a team, by name; the reason stands beside them.
-- None of those that protect people: the code asks, and this list is the proof.
alter table matching.offer
    add column overruled text[] not null default '{}',
    add constraint offer_overruled_ck check (
        overruled = '{}'
        or (origin = 'OFFICIAL'
            and asked_because is not null
            and not overruled && array['CredentialsProven', 'LicensedForItem', 'AdultsGo', 'TwoPeople',
                'ChildContactChecked', 'Insured']));

-- Searches that are not over, by area: what waits for a person is read from these few.
create index dispatch_case_open_idx on matching.dispatch_case (area text_pattern_ops)
    where state in ('SEARCHING', 'PLANNED', 'OFFERED');
