/*
 * The tokens of a script. Every text is a sequence of them, nothing is left out: the parser sees the default channel,
 * the hidden one keeps white space and comments. Tokens of the last group are wrong wherever they stand; they have names
 * so that Spelling can say what to write instead.
 */
lexer grammar UnboxLexer;

// What the parser puts in where something is missing; no text has them.
tokens { MISSING_NAME, MISSING_TEXT, MISSING_SIZE, MISSING_VALUE }

// words that begin a statement, a clause or an action

MODEL : 'model' ;
SAES : 'saes' ;
IMPORT : 'import' ;
PROMPT : 'prompt' ;
FEATURE_WORD : 'feature' ;
REGION : 'region' ;
EDIT : 'edit' ;
EXPERIMENT : 'experiment' ;
NEGATIVE : 'negative' ;
SEED : 'seed' ;
STEPS : 'steps' ;
GUIDANCE : 'guidance' ;
GRID : 'grid' ;
EXPLORE : 'explore' ;
HEATMAP : 'heatmap' ;
MEASURE : 'measure' ;
EXPECT : 'expect' ;
SAVE : 'save' ;
ADD : 'add' ;
SCALE : 'scale' ;
REMOVE : 'remove' ;
SET : 'set' ;
COPY : 'copy' ;
ONLY : 'only' ;
SKIP_WORD : 'skip' ;
RECONSTRUCT : 'reconstruct' ;
DURING : 'during' ;
ON : 'on' ;

// words inside them

BY : 'by' ;
TO : 'to' ;
FROM : 'from' ;
IN : 'in' ;
RAW : 'raw' ;
STEP : 'step' ;
TOP : 'top' ;
UNLIKE : 'unlike' ;
EACH : 'each' ;
ALL : 'all' ;
NONE : 'none' ;
NOT : 'not' ;
AND : 'and' ;
OR : 'or' ;

// words only where they are expected, names elsewhere

OUTSIDE : 'outside' ;
ROWS : 'rows' ;
COLUMNS : 'columns' ;
DTYPE : 'dtype' ;
SIZE_WORD : 'size' ;

// literals and names

SIZE : DIGIT+ [ \t]* 'x' [ \t]* DIGIT+ ;
NUMBER : DIGIT+ ('.' DIGIT+)? ;
BLOCK : LETTER LETTER_OR_DIGIT* ('.' DIGIT+)+ | MODULE ; // the second as diffusers names it; no model has one
FEATURE : BLOCK '#' DIGIT* ;
NAME : LETTER LETTER_OR_DIGIT* ;
STRING : '"' STRING_PART* '"' ;

// punctuation

LEFT_BRACE : '{' ;
RIGHT_BRACE : '}' ;
LEFT_PAREN : '(' ;
RIGHT_PAREN : ')' ;
LEFT_BRACKET : '[' ;
RIGHT_BRACKET : ']' ;
COMMA : ',' ;
COLON : ':' ;
ASSIGN : '=' ;
PLUS : '+' ;
MINUS : '-' ;
RANGE : '..' ;
COMPARISON : '<' | '<=' | '>' | '>=' ;

// what the parser does not see

DOC_COMMENT : '///' (~[/\r\n] ~[\r\n]*)? -> channel(HIDDEN) ;
LINE_COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
BLOCK_COMMENT : '/*' .*? ('*/' | EOF) -> channel(HIDDEN) ;
LINE_END : ('\r\n' | '\r' | '\n') -> channel(HIDDEN) ;
WHITESPACE : [ \t\f\u000B\uFEFF\u00A0]+ -> channel(HIDDEN) ;

// wrong everywhere

UNTERMINATED_STRING : '"' STRING_PART* '\\'? ;
OTHER_QUOTES : '\'' ~['\r\n]* '\'' | '\'' ~['"\r\n]* '"' | [\u201C\u201D\u201E] ~[\u201C\u201D"\r\n]* ["\u201C\u201D]
    | '\u2018' ~["\r\n]* '\u2019' | '\u00AB' ~[\u00BB"\r\n]* '\u00BB' | '`' ~[`\r\n]* '`' | '"""' .*? '"""'
    | '&quot;' .*? '&quot;' ;
PREFIXED_STRING : [a-zA-Z] '"' STRING_PART* '"' ;
UNFINISHED_BLOCK : ('down' | 'mid' | 'up') ('.' DIGIT+)* '.' ;
DOTTED : LETTER LETTER_OR_DIGIT* ('.' LETTER_OR_DIGIT+)+ ;
BAD_NUMBER : DIGIT+ '.' { _input.LA(1) != '.' }? | '.' DIGIT+ | DIGIT+ ('.' DIGIT+)* (LETTER LETTER_OR_DIGIT* | ' '? '%')
    | NUMBER [eE] [+\-] DIGIT+ | DIGIT+ '.' DIGIT+ ('.' DIGIT+)+ ;
CALCULATION : NUMBER ([ \t]* [*/+\u00D7] [ \t]* NUMBER | [ \t]+ '-' [ \t]+ NUMBER)+ ;
BAD_COMPARISON : '==' | '!=' | '=<' | '=>' | '<>' | [\u2264\u2265\u2260] ;
BAD_RANGE : '...' '.'* ;
STAR : [*\u00D7] ;
HASH_INDEX : '#' DIGIT+ ;
HASH_COMMENT : '#' ([ \t#!] ~[\r\n]* | LETTER ~[\r\n]*)? ;
FENCE : '```' ~[\r\n]* | '---' ;
OTHER_COMMENT : ('--' | '%') ~[\r\n]* | '<!--' .*? ('-->' | EOF) ;
MERGE_MARK : ('<<<<<<<' | '|||||||' | '=======' | '>>>>>>>') ~[\r\n]* ;
ENTITY : '&' ([a-z]+ | '#' DIGIT+) ';' ;
SEMICOLON : ';' ;
OTHER : . ;

fragment MODULE : 'unet.'? (('down' | 'up') '_blocks.' DIGIT+ '.attentions.' DIGIT+ | 'mid_block.attentions.' DIGIT+) ;
fragment DIGIT : [0-9] ;
// Beyond ASCII one letter, mark, digit and blank stands for all: see Utf16Stream.
fragment LETTER : [a-zA-Z_\u00AA] ;
fragment LETTER_OR_DIGIT : [a-zA-Z0-9_\u00AA\u0300\u0660] ;
fragment STRING_PART : ~["\\\r\n] | '\\' ~[\r\n] ;
