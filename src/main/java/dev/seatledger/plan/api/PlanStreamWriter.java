package dev.seatledger.plan.api;

import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Leaves the response's body to the stream, which writes to the connection itself: bytes that all streams share, as fast as its client
 * reads them. Returning a {@code Multi} would serialize each event again for each client.
 */
@Provider
public class PlanStreamWriter implements ServerMessageBodyWriter<PlanStream> {

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == PlanStream.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == PlanStream.class;
    }

    @Override
    public void writeResponse(PlanStream stream, Type genericType, ServerRequestContext context) {
        stream.begin();
    }

    @Override
    public void writeTo(
            PlanStream stream,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body) {
        throw new UnsupportedOperationException("a stream must write to its connection directly");
    }
}
