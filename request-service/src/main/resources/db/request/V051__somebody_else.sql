-- Whom an order is for, where somebody else ordered; the row goes when the request is forgotten.
create table request_beneficiary (
    request_id   uuid not null,
    relation     text not null,
    name_sealed  text not null,
    phone_sealed text,
    call_back    text not null,
    constraint request_beneficiary_pk primary key (request_id),
    constraint request_beneficiary_request_fk foreign key (request_id) references request (id),
    constraint request_beneficiary_relation_known check (relation in (
        'PARENT', 'SPOUSE', 'CHILD', 'RELATIVE', 'NEIGHBOUR', 'COMMUNITY_WORKER', 'OTHER')),
    constraint request_beneficiary_call_back_known check (call_back in ('ORDERER', 'BENEFICIARY')),
    constraint request_beneficiary_reachable check (
        call_back = 'ORDERER' or phone_sealed is not null)
);

grant select, insert, update, delete on request_beneficiary to ${runtimeRole};
