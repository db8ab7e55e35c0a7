-- Incident Engine, version 1 of its schema, for MySQL 8.0.17 and newer.
-- Instants are microseconds since 1970-01-01T00:00Z: SELECT FROM_UNIXTIME(wake_at / 1e6) shows one.
-- Documents are JSON as text: JSON_EXTRACT(state, '$.people') looks into one.
--
-- The server's max_allowed_packet must be larger than the largest document: an incident's state holds the details of its
-- report, and quotes and backslashes are doubled on their way. 64M is what it is unless it is set. The server is also to be in
-- strict mode, as it is unless sql_mode was changed: nothing is cut off then.
--
-- Texts are compared byte by byte and without padding, so that 'a', 'A', 'á' and 'a ' are four. Each table here says so
-- itself: what the database's own character set and collation are does not matter.
--
-- Each definition commits by itself here. The version comes last: until it is there, all of this can be run again.

-- One row for each incident: what is searched, the title in small letters, and the whole state. due_severity is null
-- where nothing is ever due, as no index leaves rows out here.
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
    state longtext NOT NULL,
    due_severity integer AS (IF(wake_at IS NULL, NULL, severity)) STORED,
    -- What is due, of one severity, by time: batches that fall due, the next wake-up, and how many wait.
    INDEX {:incident_due} (due_severity, wake_at, id),
    -- Lists of all incidents, the newest first, and those of a time of report.
    INDEX {:incident_newest} (reported_at, id),
    -- Lists of those that are open, the newest first.
    INDEX {:incident_open} (is_open, reported_at, id),
    -- Lists of what is overdue or due soon, the most urgent first.
    INDEX {:incident_urgent} (deadline, id),
    -- How many are set aside, for those who watch over it.
    INDEX {:incident_set_aside} (failures),
    -- What has been over for longest, for the retention.
    INDEX {:incident_ended} (ended_at, id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- Who has reported an incident (kind "reporter"), and which deduplication keys it answers to (kind "key").
CREATE TABLE IF NOT EXISTS {mention} (
    kind varchar(10) NOT NULL,
    name varchar(200) NOT NULL,
    incident_id varchar(200) NOT NULL,
    PRIMARY KEY (kind, name, incident_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- What happened, for good: nothing here is changed but by the erasure of a person, or removed but with the incident.
CREATE TABLE IF NOT EXISTS {timeline} (
    incident_id varchar(200) NOT NULL,
    sequence bigint NOT NULL,
    recorded_at bigint NOT NULL,
    type varchar(60) NOT NULL,
    entry longtext NOT NULL,
    PRIMARY KEY (incident_id, sequence)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- The reports that have come in, each once.
CREATE TABLE IF NOT EXISTS {intake} (
    id varchar(200) NOT NULL PRIMARY KEY,
    incident_id varchar(200) NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- One row for each deduplication key: whoever wants to open an incident for it locks it.
CREATE TABLE IF NOT EXISTS {dedup_key} (
    dedup_key varchar(200) NOT NULL PRIMARY KEY,
    open_id varchar(200)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- When the fault of a key was last recovered, by incidents that are closed.
CREATE TABLE IF NOT EXISTS {recovery} (
    dedup_key varchar(200) NOT NULL,
    incident_id varchar(200) NOT NULL,
    recovered_at bigint NOT NULL,
    PRIMARY KEY (dedup_key, incident_id),
    -- When the fault of a new report was last recovered, within the recurrence window.
    INDEX {:recovery_latest} (dedup_key, recovered_at)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- The policies that incidents are pinned to; the one with the highest number is current.
CREATE TABLE IF NOT EXISTS {policy} (
    id varchar(200) NOT NULL,
    version integer NOT NULL,
    published bigint NOT NULL,
    policy longtext NOT NULL,
    PRIMARY KEY (id, version)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- What is to be told, and the proof that it was: each row waits in two lanes, "directory" and "proof".
-- A row waits if its lane is not null: since when, from when on it may be handed out (the earliest instant that there is
-- if it was never put back, else the time until which it was put back, or the end of its lease), and who has it.
CREATE TABLE IF NOT EXISTS {notification} (
    id binary(16) NOT NULL PRIMARY KEY,
    number bigint NOT NULL AUTO_INCREMENT UNIQUE,
    incident_id varchar(200) NOT NULL,
    notification longtext NOT NULL,
    first_id binary(16) NOT NULL,
    due_by bigint,
    expanded boolean NOT NULL,
    failures longtext NOT NULL,
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
    proof_token bigint NOT NULL,
    -- What was told about an incident, in order, what still waits about it, its erasure and its removal.
    INDEX {:notification_journal} (incident_id, number),
    -- When somebody is next to be looked up, claims of what is new by a clock that was ahead, how many wait.
    INDEX {:notification_ready} (lane, ready, since, number),
    -- Claims of what has waited longest for its readers to be looked up.
    INDEX {:notification_since} (lane, since, number),
    -- When a proof is next to be looked at, claims of what is new by a clock that was ahead, how many wait.
    INDEX {:notification_proof_ready} (proof_lane, proof_ready, proof_since, number),
    -- Claims of the proofs that have waited longest.
    INDEX {:notification_proof_since} (proof_lane, proof_since, number)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- What is sent: each message waits in the lane of its channel. It is as old (age) as the first notification of its kind;
-- given_up is the beginning of its key, if it was given up.
CREATE TABLE IF NOT EXISTS {message} (
    id binary(16) NOT NULL PRIMARY KEY,
    number bigint NOT NULL AUTO_INCREMENT UNIQUE,
    message_key longtext NOT NULL,
    notification_id binary(16) NOT NULL,
    first_id binary(16) NOT NULL,
    age bigint NOT NULL,
    due_by bigint,
    incident_id varchar(200) NOT NULL,
    channel varchar(200) NOT NULL,
    readers longtext NOT NULL,
    route binary(16) NOT NULL,
    message longtext NOT NULL,
    state varchar(20) NOT NULL,
    overtaken_by bigint,
    attempts longtext NOT NULL,
    attempts_before integer NOT NULL,
    attempt_count integer NOT NULL,
    news longtext NOT NULL,
    given_up varchar(100),
    lane varchar(220),
    since bigint NOT NULL,
    ready bigint NOT NULL,
    leased boolean NOT NULL,
    token bigint NOT NULL,
    -- The messages of a notification, what a later one about the same incident overtakes, erasure and removal.
    INDEX {:message_journal} (incident_id, notification_id),
    -- Which channels have work, and when, claims of what is new by a clock that was ahead, how many wait.
    INDEX {:message_ready} (lane, ready, since, number),
    -- Claims of what has waited longest for a channel.
    INDEX {:message_since} (lane, since, number),
    -- What else waits for the same people over the same channel, to be sent as one.
    INDEX {:message_route} (route, lane),
    -- Lists of what was given up, and how many there are.
    INDEX {:message_given_up} (given_up)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- What providers' names for messages mean: a message or a bundle. The latest row of a name counts.
CREATE TABLE IF NOT EXISTS {reference} (
    number bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id binary(16) NOT NULL,
    about_id binary(16) NOT NULL,
    -- Which message, or bundle, a provider means by a name.
    INDEX {:reference_latest} (id, number)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- When people were last sent something over a channel, for rate limits.
CREATE TABLE IF NOT EXISTS {begun} (
    number bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    route binary(16) NOT NULL,
    at bigint NOT NULL,
    -- When people were last sent something over a channel, the newest first.
    INDEX {:begun_latest} (route, at)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- Messages that were sent as one, and by which claim.
CREATE TABLE IF NOT EXISTS {bundle} (
    message_id binary(16) NOT NULL,
    number bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    token bigint NOT NULL,
    bundle_id binary(16) NOT NULL,
    bundle_key longtext NOT NULL,
    begun boolean NOT NULL,
    -- The bundle that a claim of a message belongs to, the bundles that a message leaves when it is erased or removed.
    INDEX {:bundle_claims} (message_id, token, number),
    -- The messages that news of a bundle is about, whether a bundle has begun, and whether anybody is left in it.
    INDEX {:bundle_members} (bundle_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- What is offered to problem management (lane "problem management").
CREATE TABLE IF NOT EXISTS {offer} (
    id binary(16) NOT NULL PRIMARY KEY,
    number bigint NOT NULL AUTO_INCREMENT UNIQUE,
    incident_id varchar(200) NOT NULL,
    offer longtext NOT NULL,
    state varchar(20) NOT NULL,
    attempts longtext NOT NULL,
    lane varchar(220),
    since bigint NOT NULL,
    ready bigint NOT NULL,
    leased boolean NOT NULL,
    token bigint NOT NULL,
    -- The offers of an incident, in order, what still waits about it, its erasure and its removal.
    INDEX {:offer_journal} (incident_id, number),
    -- When something is next to be offered, claims of what is new by a clock that was ahead, how many wait.
    INDEX {:offer_ready} (lane, ready, since, number),
    -- Claims of what has waited longest to be offered.
    INDEX {:offer_since} (lane, since, number)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- Which version of the schema this is: one row, which nodes look at.
CREATE TABLE IF NOT EXISTS {schema_version} (
    version integer NOT NULL PRIMARY KEY
) ENGINE = InnoDB;
INSERT INTO {schema_version} (version) VALUES (1);
