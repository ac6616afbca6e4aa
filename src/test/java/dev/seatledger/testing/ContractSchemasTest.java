package dev.seatledger.testing;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import dev.seatledger.testing.ContractSchemas.Operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** On the example of an added unit, which has an object that may be null and an identifier. */
class ContractSchemasTest {

    private static final ContractSchemas CONTRACT = ContractSchemas.committed();
    private static final Operation ADD = CONTRACT.operations().get("addUnit");
    private static final String SCHEMA = ADD.schemaOf(201, "application/json");

    @Test
    void acceptsWhatFits() {
        ObjectNode withoutInvoice = example();
        withoutInvoice.putNull("invoice");

        assertEquals(List.of(), CONTRACT.misfits(SCHEMA, example()));
        assertEquals(List.of(), CONTRACT.misfits(SCHEMA, withoutInvoice));
    }

    @Test
    void refusesWhatDoesNotFit() {
        ObjectNode wrongForm = example();
        wrongForm.withObject("/unit").put("id", "1");
        ObjectNode wrongType = example();
        wrongType.withObject("/seat").put("created", "two");
        ObjectNode wrongConstant = example();
        wrongConstant.withObject("/unit").put("type", "USER");
        ObjectNode gap = example();
        gap.remove("seat");

        for (JsonNode misfit : new JsonNode[] {wrongForm, wrongType, wrongConstant, gap}) {
            assertTrue(!CONTRACT.misfits(SCHEMA, misfit).isEmpty(), misfit.toString());
        }
    }

    @Test
    void refusesMembersThatAreNotDeclared() {
        ObjectNode more = example();
        more.withObject("/invoice/net").put("cents", 5);

        assertEquals(List.of("/invoice/net/cents: is not declared"), CONTRACT.misfits(SCHEMA, more));
    }

    @Test
    void tellsWhereMembersDiffer() {
        ObjectNode answer = example();
        answer.putNull("invoice");
        answer.withObject("/unit").remove("email");
        answer.withObject("/unit").remove("name");

        assertEquals(
                List.of("/unit/name: only in the example", "/invoice: the example has an object, the answer NULL"),
                CONTRACT.differences(SCHEMA, example(), answer));
    }

    private static ObjectNode example() {
        return ADD.response(201)
                .at("/content/application~1json/examples/answer/value")
                .deepCopy();
    }
}
