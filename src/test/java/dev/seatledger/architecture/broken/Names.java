package dev.seatledger.architecture.broken;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Every way to name what belongs to a feature. */
public final class Names {

    private Names() {}

    public static final class InAConstant {
        static final String OPERATION = "addUnit";
    }

    public static final class InAReference {
        String schema() {
            return "#/components/schemas/Preview";
        }
    }

    public static final class InAnAnnotation {
        @Tag(name = "Seat log")
        void list() {}
    }

    public static final class InASentence {
        @Schema(type = SchemaType.STRING, description = "What the Preview of addUnit tells.")
        Object text = "Units and more";
    }
}
