package dev.attendant.testcalls.caller;

import java.util.List;
import java.util.Optional;

/**
 * How a scripted talk went.
 *
 * @param timeline in the order of time
 * @param failure  why the script could not be followed to its end, such as
 *                 {@code step 3 (say "yes"): the attendant was not silent within 30 s}
 */
public record Talk(List<TimelineEvent> timeline, List<Measure> measures, Optional<String> failure) {

    /** The response times in milliseconds, in order. */
    public List<Double> responses() {
        return measures.stream().filter(Measure.Response.class::isInstance)
                .map(measure -> ((Measure.Response) measure).millis()).toList();
    }

    /** How long the attendant took to be silent after each barge-in, in milliseconds, in order. */
    public List<Double> bargeIns() {
        return measures.stream().filter(Measure.BargeIn.class::isInstance)
                .map(measure -> ((Measure.BargeIn) measure).millis()).toList();
    }
}
