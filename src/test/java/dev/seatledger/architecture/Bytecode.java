package dev.seatledger.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.tngtech.archunit.core.domain.JavaClass;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** What ArchUnit does not keep of a class: its instructions, and its text. */
final class Bytecode {

    private static final Set<String> FLOATING_POINT_CLASSES =
            Set.of("java/lang/Double", "java/lang/Float", "java/util/OptionalDouble", "java/util/stream/DoubleStream");

    private final Set<String> floatingPoint = new LinkedHashSet<>();
    private final Set<String> texts = new LinkedHashSet<>();

    private Bytecode() {}

    static Bytecode of(JavaClass type) {
        try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            Bytecode found = new Bytecode();
            new ClassReader(file).accept(found.new Members(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each field, parameter, variable, operation and call that is of {@code float} or {@code double}, boxed or not. */
    Set<String> floatingPoint() {
        return floatingPoint;
    }

    /** Its string constants, those of annotations too. */
    Set<String> texts() {
        return texts;
    }

    private final class Members extends ClassVisitor {

        Members() {
            super(Opcodes.ASM9);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return new Texts();
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            addType(descriptor, name);
            addType(signature, name);
            addText(value);
            return new FieldVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String type, boolean visible) {
                    return new Texts();
                }
            };
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            addType(descriptor, name);
            addType(signature, name);
            return new Instructions(name);
        }
    }

    private final class Instructions extends MethodVisitor {

        private final String method;

        Instructions(String method) {
            super(Opcodes.ASM9);
            this.method = method;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return new Texts();
        }

        @Override
        public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
            return new Texts();
        }

        @Override
        public void visitInsn(int opcode) {
            addOperation(opcode);
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            addOperation(opcode);
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (opcode == Opcodes.NEWARRAY && (operand == Opcodes.T_FLOAT || operand == Opcodes.T_DOUBLE)) {
                floatingPoint.add(method + ": array");
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            addOwner(type, method);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            addType(descriptor, method + ": " + name);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            addOwner(owner, method + ": " + name);
            addType(descriptor, method + ": " + name);
        }

        @Override
        public void visitLdcInsn(Object value) {
            addText(value);
            if (value instanceof Float || value instanceof Double) {
                floatingPoint.add(method + ": " + value);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            addType(descriptor, method + ": " + name);
            for (Object argument : arguments) {
                addText(argument);
                if (argument instanceof Handle handle) {
                    addOwner(handle.getOwner(), method + ": " + handle.getName());
                    addType(handle.getDesc(), method + ": " + handle.getName());
                } else if (argument instanceof Type type) {
                    addType(type.getDescriptor(), method + ": " + name);
                }
            }
        }

        private void addOperation(int opcode) {
            String name = FloatingPointOperations.NAMES.get(opcode);
            if (name != null) {
                floatingPoint.add(method + ": " + name);
            }
        }
    }

    private final class Texts extends AnnotationVisitor {

        Texts() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(String name, Object value) {
            addText(value);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String name, String descriptor) {
            return this;
        }

        @Override
        public AnnotationVisitor visitArray(String name) {
            return this;
        }
    }

    private void addText(Object value) {
        if (value instanceof String text) {
            texts.add(text);
        }
    }

    /** A class or, if somebody asks one for its length, an array. */
    private void addOwner(String owner, String where) {
        addType(owner.startsWith("[") ? owner : "L" + owner + ";", where);
    }

    /** Of a field, a method, or something generic: descriptors and signatures have the same grammar. */
    private void addType(@Nullable String signature, String where) {
        if (signature == null) {
            return;
        }
        SignatureVisitor types = new SignatureVisitor(Opcodes.ASM9) {
            @Override
            public void visitBaseType(char type) {
                if (type == 'F' || type == 'D') {
                    floatingPoint.add(where);
                }
            }

            @Override
            public void visitClassType(String name) {
                if (FLOATING_POINT_CLASSES.contains(name)) {
                    floatingPoint.add(where);
                }
            }
        };
        SignatureReader reader = new SignatureReader(signature);
        if (signature.startsWith("(") || signature.startsWith("<")) {
            reader.accept(types);
        } else {
            reader.acceptType(types);
        }
    }

    private static final class FloatingPointOperations {

        static final Map<Integer, String> NAMES = names();

        private FloatingPointOperations() {}

        private static Map<Integer, String> names() {
            Map<Integer, String> names = new TreeMap<>();
            for (Field opcode : Opcodes.class.getFields()) {
                if (opcode.getName()
                        .matches("[FD](CONST_\\d|A?LOAD|A?STORE|ADD|SUB|MUL|DIV|REM|NEG|2[ILFD]|CMP[LG]|RETURN)"
                                + "|[IL]2[FD]")) {
                    try {
                        names.put(opcode.getInt(null), opcode.getName());
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            return names;
        }
    }
}
