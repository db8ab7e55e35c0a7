package io.incidentengine.model;

/**
 * Everything that somebody can do to an incident; the keys of the role table and of the table of transitions.
 *
 * <p>The declaration order is the usual order of a life, and the order in which the tables are printed.
 */
public enum CommandType {
    /** Record a new incident (R2, R3). */
    REPORT("report"),
    /** Add a further complaint about the same fault (S25). */
    ATTACH_COMPLAINT("attach a complaint to"),
    /** Say that handling begins (R23, S12). */
    RESPOND("respond to"),
    /** Hand the ownership to another engineer (R5). */
    ASSIGN_OWNER("assign the owner of"),
    /** State what is affected, and so reclassify. */
    ASSESS("assess"),
    /** Set the severity by hand, with a reason (R20, S24). */
    CHANGE_SEVERITY("change the severity of"),
    /** Record what was found, and which documents were consulted (R4). */
    DIAGNOSE("diagnose"),
    /** Record which part or team is at fault (R6). */
    DEMARCATE("demarcate"),
    /** Record how the handling goes (R5). */
    RECORD_PROGRESS("record progress of"),
    /** Tell the reporter how the handling goes (R5). */
    UPDATE_REPORTER("update the reporter of"),
    /** Ask the incident manager for help (R4). */
    ASK_FOR_HELP("ask for help with"),
    /** Declare a major incident (R14). */
    DECLARE_MAJOR("declare major"),
    /** Assign people or means (R14). */
    ASSIGN_RESOURCES("assign resources to"),
    /** Transfer to developers (R4, R6). */
    TRANSFER("transfer"),
    /** Hand a transferred incident back to its owner (R11). */
    HAND_BACK("hand back"),
    /** Transfer to problem management, with evidence (R8). */
    TRANSFER_TO_PROBLEM("transfer to problem management"),
    /** Let it wait for somebody else (S8). */
    PAUSE("pause"),
    /** Wait no more for that reason (S8). */
    RESUME("resume"),
    /** Propose a solution (R6, R12). */
    PROPOSE_SOLUTION("propose a solution for"),
    /** Approve or return a proposed solution (R15). */
    REVIEW_SOLUTION("review the solution of"),
    /** Say that the service is back (R24). */
    RECOVER("recover"),
    /** Say that the service is down again (S14). */
    RELAPSE("relapse"),
    /** Say that the incident is resolved (R25). */
    RESOLVE("resolve"),
    /** Confirm the resolution, as a reporter or on behalf of one (R7, S13). */
    CONFIRM("confirm"),
    /** Reject the resolution, as a reporter or on behalf of one (S13). */
    REJECT("reject"),
    /** Record an attempt that did not reach the reporter (S13). */
    REPORTER_UNREACHABLE("record the reporter as unreachable for"),
    /** Close (R7). */
    CLOSE("close"),
    /** Close though nobody has confirmed, as the reporter cannot be reached (S13). */
    CLOSE_UNCONFIRMED("close without confirmation"),
    /** Open again what was resolved or closed (S14). */
    REOPEN("reopen"),
    /** Merge it into another incident about the same fault (S16). */
    MERGE("merge"),
    /** Move it to another version of the policy, or to another policy (S15). */
    MIGRATE("migrate"),
    /** Withdraw what was reported by mistake. */
    CANCEL("cancel"),
    /** Correct the time of something that is on record (S5). */
    CORRECT_TIME("correct a time of"),
    /** Put a corrective action on record, or its new state (R12). */
    RECORD_CORRECTIVE_ACTION("record a corrective action for"),
    /** Record a lesson learned (R9). */
    RECORD_LESSON("record a lesson of"),
    /** File the major-incident report (R16). */
    FILE_REPORT("file the major-incident report of");

    private final String verb;

    CommandType(String verb) {
        this.verb = verb;
    }

    /**
     * The command as a verb that takes an incident as its object.
     *
     * @return such as {@code respond to}
     */
    public String verb() {
        return verb;
    }
}
