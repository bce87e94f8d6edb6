package dev.attendant.conversation;

import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.engine.ToolRunner;

/** What a conversation hears, speaks, thinks and acts with; the same for all calls. */
public record Engines(Recognizer recognizer, Synthesizer synthesizer, LanguageModel model, ToolRunner tools) {}
