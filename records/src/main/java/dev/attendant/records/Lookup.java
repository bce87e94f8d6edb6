package dev.attendant.records;

/** What looking for a call by the beginning of its id brought. */
public sealed interface Lookup {

    record Found(CallDetails details) implements Lookup {}

    /** @param reason for the operator: no such call, more than one, or not the beginning of an id */
    record NotFound(String reason) implements Lookup {}
}
