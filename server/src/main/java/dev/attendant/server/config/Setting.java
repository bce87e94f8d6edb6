package dev.attendant.server.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A setting's default and range, written as in the file. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Setting {

    /** The default; several for a list. */
    String[] value();

    /** The least that is allowed: a number or a duration; empty for any. */
    String least() default "";

    /** The most that is allowed. */
    String most() default "";
}
