-- Runs on H2, PostgreSQL and MariaDB: no quoted names, no generated keys, all times UTC.
-- The default of a time keeps MariaDB from changing the column with each update of its row.
create table calls (
    id                 varchar(36)  not null,
    pbx                varchar(40)  not null,
    pbx_call_id        varchar(200) not null,
    scenario           varchar(100) not null,
    caller_number      varchar(100) not null,
    caller_name        varchar(200) not null,
    dialled            varchar(100) not null,
    arrived_at         timestamp(3) default current_timestamp(3) not null,
    ended_at           timestamp(3) null,
    call_result        varchar(20)  null,
    length_ms          bigint       null,
    transfer_queue     varchar(200) null,
    transfer_result    varchar(20)  null,
    transfer_agent     varchar(200) null,
    transfer_talked_ms bigint       null,
    summary            varchar(1000) null,
    recording          varchar(1000) null,
    primary key (id)
);

create index calls_arrived on calls (arrived_at);
create index calls_ended on calls (ended_at);

-- No foreign keys: what was said is worth keeping also when the call's own row was lost in an outage.
create table call_turns (
    call_id     varchar(36)      not null,
    turn_number integer          not null,
    speaker     varchar(10)      not null,
    said        varchar(4000)    not null,
    heard       varchar(4000)    not null,
    latency_ms  bigint           not null,
    confidence  double precision not null,
    taken_at    timestamp(3) default current_timestamp(3) not null,
    primary key (call_id, turn_number)
);

create table call_events (
    call_id      varchar(36)   not null,
    event_number bigint        not null,
    happened_at  timestamp(3) default current_timestamp(3) not null,
    kind         varchar(40)   not null,
    detail       varchar(8000) not null,
    primary key (call_id, event_number)
);

create table call_notes (
    call_id     varchar(36)   not null,
    note_number bigint        not null,
    note_name   varchar(200)  not null,
    note_value  varchar(4000) not null,
    noted_at    timestamp(3) default current_timestamp(3) not null,
    primary key (call_id, note_number)
);
