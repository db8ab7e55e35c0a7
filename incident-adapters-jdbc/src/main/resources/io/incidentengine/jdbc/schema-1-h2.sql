-- Incident Engine, version 1 of its schema, for H2 2.2 and newer.
-- Instants are microseconds since 1970-01-01T00:00Z: DATEADD(MICROSECOND, wake_at, TIMESTAMP '1970-01-01 00:00:00') shows one.
-- Documents are JSON.
--
-- Each definition commits by itself here. The version comes last: until it is there, all of this can be run again.

-- One row for each incident: what is searched, the title in small letters, and the whole state.
CREATE TABLE IF NOT EXISTS {incident} (
    id varchar(200) NOT NULL PRIMARY KEY,
    revision bigint NOT NULL,
    status varchar(40) NOT NULL,
    is_open boolean NOT NULL,
    severity integer NOT NULL,
    service varchar(200) NOT NULL,
    owner varchar(200),
    assignee varchar(200),
    title varchar(400) NOT NULL,
    reported_at bigint NOT NULL,
    deadline bigint,
    wake_at bigint,
    ended_at bigint,
    failures integer NOT NULL,
    state character large object NOT NULL
);

-- What is due, of one severity, by time: batches that fall due, the next wake-up, and how many wait.
CREATE INDEX IF NOT EXISTS {incident_due} ON {incident} (severity, wake_at, id);

-- Lists of all incidents, the newest first, and those of a time of report.
CREATE INDEX IF NOT EXISTS {incident_newest} ON {incident} (reported_at, id);
-- Lists of those that are open, the newest first.
CREATE INDEX IF NOT EXISTS {incident_open} ON {incident} (is_open, reported_at, id);

-- Lists of what is overdue or due soon, the most urgent first.
CREATE INDEX IF NOT EXISTS {incident_urgent} ON {incident} (deadline, id);

-- How many are set aside, for those who watch over it.
CREATE INDEX IF NOT EXISTS {incident_set_aside} ON {incident} (failures);

-- What has been over for longest, for the retention.
CREATE INDEX IF NOT EXISTS {incident_ended} ON {incident} (ended_at, id);

-- Who has reported an incident (kind "reporter"), and which deduplication keys it answers to (kind "key").
CREATE TABLE IF NOT EXISTS {mention} (
    kind varchar(10) NOT NULL,
    name varchar(200) NOT NULL,
    incident_id varchar(200) NOT NULL,
    PRIMARY KEY (kind, name, incident_id)
);

-- What happened, for good: nothing here is changed but by the erasure of a person, or removed but with the incident.
CREATE TABLE IF NOT EXISTS {timeline} (
    incident_id varchar(200) NOT NULL,
    sequence bigint NOT NULL,
    recorded_at bigint NOT NULL,
    type varchar(60) NOT NULL,
    entry character large object NOT NULL,
    PRIMARY KEY (incident_id, sequence)
);

-- The reports that have come in, each once.
CREATE TABLE IF NOT EXISTS {intake} (
    id varchar(200) NOT NULL PRIMARY KEY,
    incident_id varchar(200) NOT NULL
);

-- One row for each deduplication key: whoever wants to open an incident for it locks it.
CREATE TABLE IF NOT EXISTS {dedup_key} (
    dedup_key varchar(200) NOT NULL PRIMARY KEY,
    open_id varchar(200)
);

-- When the fault of a key was last recovered, by incidents that are closed.
CREATE TABLE IF NOT EXISTS {recovery} (
    dedup_key varchar(200) NOT NULL,
    incident_id varchar(200) NOT NULL,
    recovered_at bigint NOT NULL,
    PRIMARY KEY (dedup_key, incident_id)
);
-- When the fault of a new report was last recovered, within the recurrence window.
CREATE INDEX IF NOT EXISTS {recovery_latest} ON {recovery} (dedup_key, recovered_at);

-- The policies that incidents are pinned to; the one with the highest number is current.
CREATE TABLE IF NOT EXISTS {policy} (
    id varchar(200) NOT NULL,
    version integer NOT NULL,
    published bigint NOT NULL,
    policy character large object NOT NULL,
    PRIMARY KEY (id, version)
);

-- What is to be told, and the proof that it was: each row waits in two lanes, "directory" and "proof".
-- A row waits if its lane is not null: since when, from when on it may be handed out (the earliest instant that there is
-- if it was never put back, else the time until which it was put back, or the end of its lease), and who has it.
CREATE TABLE IF NOT EXISTS {notification} (
    id binary(16) NOT NULL PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY,
    incident_id varchar(200) NOT NULL,
    notification character large object NOT NULL,
    first_id binary(16) NOT NULL,
    due_by bigint,
    expanded boolean NOT NULL,
    failures character large object NOT NULL,
    outcomes varchar(200) NOT NULL,
    lane varchar(220),
    since bigint NOT NULL,
    ready bigint NOT NULL,
    leased boolean NOT NULL,
    token bigint NOT NULL,
    proof_lane varchar(220),
    proof_since bigint NOT NULL,
    proof_ready bigint NOT NULL,
    proof_leased boolean NOT NULL,
    proof_token bigint NOT NULL
);
-- What was told about an incident, in order; what still waits about it; its erasure and its removal.
CREATE INDEX IF NOT EXISTS {notification_journal} ON {notification} (incident_id, number);
-- When somebody is next to be looked up; claims of what is new by a clock that was ahead; how many wait.
CREATE INDEX IF NOT EXISTS {notification_ready} ON {notification} (lane, ready, since, number);
-- Claims of what has waited longest for its readers to be looked up.
CREATE INDEX IF NOT EXISTS {notification_since} ON {notification} (lane, since, number);
-- When a proof is next to be looked at; claims of what is new by a clock that was ahead; how many wait.
CREATE INDEX IF NOT EXISTS {notification_proof_ready} ON {notification} (proof_lane, proof_ready, proof_since, number);
-- Claims of the proofs that have waited longest.
CREATE INDEX IF NOT EXISTS {notification_proof_since} ON {notification} (proof_lane, proof_since, number);

-- What is sent: each message waits in the lane of its channel. It is as old (age) as the first notification of its kind;
-- given_up is the beginning of its key, if it was given up.
CREATE TABLE IF NOT EXISTS {message} (
    id binary(16) NOT NULL PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY,
    message_key character varying NOT NULL,
    notification_id binary(16) NOT NULL,
    first_id binary(16) NOT NULL,
    age bigint NOT NULL,
    due_by bigint,
    incident_id varchar(200) NOT NULL,
    channel varchar(200) NOT NULL,
    readers character varying NOT NULL,
    route binary(16) NOT NULL,
    message character large object NOT NULL,
    state varchar(20) NOT NULL,
    overtaken_by bigint,
    attempts character large object NOT NULL,
    attempts_before integer NOT NULL,
    attempt_count integer NOT NULL,
    news character large object NOT NULL,
    given_up varchar(100),
    lane varchar(220),
    since bigint NOT NULL,
    ready bigint NOT NULL,
    leased boolean NOT NULL,
    token bigint NOT NULL
);
-- The messages of a notification; what a later one about the same incident overtakes; erasure and removal.
CREATE INDEX IF NOT EXISTS {message_journal} ON {message} (incident_id, notification_id);
-- Which channels have work, and when; claims of what is new by a clock that was ahead; how many wait.
CREATE INDEX IF NOT EXISTS {message_ready} ON {message} (lane, ready, since, number);
-- Claims of what has waited longest for a channel.
CREATE INDEX IF NOT EXISTS {message_since} ON {message} (lane, since, number);
-- What else waits for the same people over the same channel, to be sent as one.
CREATE INDEX IF NOT EXISTS {message_route} ON {message} (route, lane);
-- Lists of what was given up, and how many there are.
CREATE INDEX IF NOT EXISTS {message_given_up} ON {message} (given_up);

-- What providers' names for messages mean: a message or a bundle. The latest row of a name counts.
CREATE TABLE IF NOT EXISTS {reference} (
    id binary(16) NOT NULL,
    number bigint GENERATED ALWAYS AS IDENTITY,
    about_id binary(16) NOT NULL,
    PRIMARY KEY (id, number)
);

-- When people were last sent something over a channel, for rate limits.
CREATE TABLE IF NOT EXISTS {begun} (
    route binary(16) NOT NULL,
    number bigint GENERATED ALWAYS AS IDENTITY,
    at bigint NOT NULL,
    PRIMARY KEY (route, at, number)
);

-- Messages that were sent as one, and by which claim; the latest row of a claim counts.
CREATE TABLE IF NOT EXISTS {bundle} (
    message_id binary(16) NOT NULL,
    number bigint GENERATED ALWAYS AS IDENTITY,
    token bigint NOT NULL,
    bundle_id binary(16) NOT NULL,
    bundle_key character varying NOT NULL,
    begun boolean NOT NULL,
    PRIMARY KEY (message_id, token, number)
);
-- The messages that news of a bundle is about; whether a bundle has begun, and whether anybody is left in it.
CREATE INDEX IF NOT EXISTS {bundle_members} ON {bundle} (bundle_id);

-- What is offered to problem management (lane "problem management").
CREATE TABLE IF NOT EXISTS {offer} (
    id binary(16) NOT NULL PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY,
    incident_id varchar(200) NOT NULL,
    offer character large object NOT NULL,
    state varchar(20) NOT NULL,
    attempts character large object NOT NULL,
    lane varchar(220),
    since bigint NOT NULL,
    ready bigint NOT NULL,
    leased boolean NOT NULL,
    token bigint NOT NULL
);
-- The offers of an incident, in order; what still waits about it; its erasure and its removal.
CREATE INDEX IF NOT EXISTS {offer_journal} ON {offer} (incident_id, number);
-- When something is next to be offered; claims of what is new by a clock that was ahead; how many wait.
CREATE INDEX IF NOT EXISTS {offer_ready} ON {offer} (lane, ready, since, number);
-- Claims of what has waited longest to be offered.
CREATE INDEX IF NOT EXISTS {offer_since} ON {offer} (lane, since, number);

-- Which version of the schema this is: one row, which nodes look at.
CREATE TABLE IF NOT EXISTS {schema_version} (
    version integer NOT NULL PRIMARY KEY
);
INSERT INTO {schema_version} (version) VALUES (1);
