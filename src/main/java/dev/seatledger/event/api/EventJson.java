package dev.seatledger.event.api;

import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.event.Event;
import dev.seatledger.event.EventWriter;

/** The feed's format, with the feed's mapper. */
@ApplicationScoped
class EventJson implements EventWriter {

    private final ObjectMapper mapper;

    EventJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public byte[] write(Event event) {
        try {
            return mapper.writeValueAsBytes(EventResponse.of(event));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
