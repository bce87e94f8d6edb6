/**
 * A recogniser for a scenario's own phrases, with sphinx4 and its model of American English, in this process.
 *
 * <p>The grammar is closed: what is said is one of the phrases or it is nothing. Slots stand for their words;
 * words that are in no dictionary are read by FreeTTS's letter-to-sound rules; fillers ("please", "um") are heard
 * only where a phrase has them. The model is for 16 kHz: telephone audio is resampled to it.
 *
 * <p>Switching the scenario costs nothing: a decoder holds one acoustic model and a graph for each scenario over
 * it, so the pool is for all scenarios. Decoding begins a second after the utterance (its mean is taken from
 * that second) and keeps up with it; see {@link dev.attendant.speech.sphinx4.DecoderPool} for who is decoded when.
 *
 * <p>Measured on 2026-11-21, JDK 25, two busy cores shared with other builds, 28 phrases (8 of them with slots or
 * one word), 22 sentences in the grammar and 18 outside it, spoken at 8 kHz through &mu;-law by five synthetic
 * voices (FreeTTS's Kevin at two pitches, espeak-ng's en-us, en-gb and en-us+f3), which are not people:
 * <ul>
 * <li>in the grammar: 103 of 110 right (94 %), at 16 kHz 107 of 110. The errors: {@code tuesday} for
 *     {@code thursday} or the other way round (3), "the invoice is wrong" (2), "yes please" in the high Kevin, and
 *     a name read by rule;
 * <li>at the usual {@code confidence} of 50: 2 % of the right ones are refused, 26 % of the sentences outside the
 *     grammar are taken for a phrase; at 73: 8 % and 13 %;
 * <li>0.04 to 0.1 of real time when a core is free, 0.2 and more when none is;
 * <li>to load: dictionary 0.5 s, model 1.1 s, a graph 0.1 s (several times that on a busy machine); 97 MB of
 *     heap with one decoder, the dictionary that all share included.
 * </ul>
 */
package dev.attendant.speech.sphinx4;
