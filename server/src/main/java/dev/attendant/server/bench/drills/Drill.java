package dev.attendant.server.bench.drills;

import java.util.ArrayList;
import java.util.List;

/**
 * One fault in one call.
 *
 * @param second whether there is a second engine in the list
 */
record Drill(Moment moment, Fault fault, boolean second) {

    /** All that make sense. */
    static List<Drill> all() {
        List<Drill> all = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            for (Fault fault : moment.faults()) {
                all.add(new Drill(moment, fault, true));
                all.add(new Drill(moment, fault, false));
            }
        }
        return all;
    }

    /** How the call is to end: an engine that is only late and alone is waited for. */
    Outcome expected() {
        if (moment == Moment.SPEAKING_MENU) {
            return Outcome.MENU;
        }
        boolean goesOn = second || fault == Fault.LATE || moment.role() == Role.MODEL;
        if (goesOn) {
            return Outcome.TALK;
        }
        return moment.role() == Role.RECOGNIZER ? Outcome.MENU : Outcome.APOLOGY;
    }

    @Override
    public String toString() {
        return moment.role() + " " + fault + " " + moment + (second ? ", a second is there" : ", no second");
    }
}
