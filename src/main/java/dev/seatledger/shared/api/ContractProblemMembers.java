package dev.seatledger.shared.api;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

import dev.seatledger.shared.problem.api.ProblemMember;

/** The members that only problems of one kind have, wherever they are declared. */
final class ContractProblemMembers {

    private static final DotName MEMBER = DotName.createSimple(ProblemMember.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private final Map<String, Schema> members = new LinkedHashMap<>();

    ContractProblemMembers(IndexView index) {
        for (AnnotationInstance member : index.getAnnotations(MEMBER)) {
            FieldInfo component = member.target().asField();
            String schema = index.getClassByName(component.type().name())
                    .declaredAnnotation(SCHEMA)
                    .value("name")
                    .asString();
            members.put(
                    component.name(),
                    OASFactory.createSchema()
                            .ref("#/components/schemas/" + schema)
                            .description(member.value("description").asString()));
        }
    }

    void addTo(Schema problem) {
        members.forEach(problem::addProperty);
    }
}
