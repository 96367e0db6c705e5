/*
 * The language, as a right text has it. One token of lookahead is enough everywhere: Repairs sees each mistake where it
 * stands, and puts in or takes out tokens so that the parse goes on and its tree is whole.
 *
 * Every expression may stand where a value does; which kind fits is the checker's to say.
 */
parser grammar UnboxParser;

options { tokenVocab = UnboxLexer; }

script : statement* EOF ;

statement
    : model
    | saes
    | importing
    | prompt
    | feature
    | region
    | edit
    | experiment
    | preset
    ;

model : MODEL text (LEFT_BRACE setting* RIGHT_BRACE)? ;
setting : DTYPE name | SIZE_WORD size ;
size : SIZE | MISSING_SIZE ;
saes : SAES text ;
importing : IMPORT text ;
prompt : PROMPT name parameters? ASSIGN text ;
feature : FEATURE_WORD (name ASSIGN values | featureLiteral) ;
region : REGION name ASSIGN value ;
edit : EDIT name parameters? LEFT_BRACE action* RIGHT_BRACE ;
experiment : EXPERIMENT name LEFT_BRACE clause* RIGHT_BRACE ;
preset : word=(NEGATIVE | SEED | STEPS | GUIDANCE) items ;

parameters : LEFT_PAREN (parameter (COMMA parameter)*)? RIGHT_PAREN ;
parameter : name (ASSIGN value)? ;

// what stands in an edit

action
    : add
    | scale
    | remove
    | set
    | copy
    | only
    | skip
    | reconstruct
    | during
    | on
    ;

add : ADD values strength RAW? where? ;
scale : SCALE values strength where? ;
remove : REMOVE values where? ;
set : SET values TO value RAW? where? ;
copy : COPY values FROM value strength? where? ;
only : ONLY values strength RAW? where? ;
skip : SKIP_WORD values ;
reconstruct : RECONSTRUCT values ;
during : DURING STEPS window LEFT_BRACE action* RIGHT_BRACE ;
on : ON name LEFT_BRACE action* RIGHT_BRACE ;

strength : BY value (TO value)? ;          // the end of a change over a window: not yet
where : IN value ;
window : number (RANGE number?)? | name ;

// what stands in an experiment

clause
    : axis
    | grid
    | explore
    | heatmap
    | measure
    | expect
    | save
    ;

axis : word=(PROMPT | NEGATIVE | SEED | STEPS | GUIDANCE | EDIT) items ;
items : item (COMMA item)* ;
item : value text? ;                       // the text is a caption
grid : GRID (ROWS axisNames | COLUMNS axisNames)+ ;
axisNames : axisName (COMMA axisName)* ;
axisName : name | PROMPT | NEGATIVE | SEED | STEPS | GUIDANCE | EDIT ;
explore : EXPLORE values ;                 // `top n` behind the last block holds for all
heatmap : HEATMAP values ;
measure : MEASURE reading (COMMA reading)* ;
expect : EXPECT claim (COMMA claim)* ;
reading : value (IN value | OUTSIDE value)? ;  // `outside` goes with `change`
claim : reading COMPARISON value ;
save : SAVE text ;

// values

values : value (COMMA value)* ;
value : conjunction (OR conjunction)* ;
conjunction : negation (AND negation)* ;
negation : NOT* sum ;
sum : term (PLUS term)* ;
term : EACH? primary (TOP count (UNLIKE primary)?)? ;
count : number | name | list ;
primary
    : number (RANGE number (STEP number)?)?
    | text
    | featureLiteral
    | BLOCK
    | name arguments?
    | list
    | LEFT_PAREN value RIGHT_PAREN
    | ALL
    | NONE
    | MISSING_VALUE
    ;
featureLiteral : FEATURE (RANGE number | text)? ;  // the text is a label
list : LEFT_BRACKET value (COMMA value)* RIGHT_BRACKET ;
arguments : LEFT_PAREN (argument (COMMA argument)*)? RIGHT_PAREN ;
argument : value (COLON value)? ;          // `name: value`
number : MINUS? NUMBER ;
text : STRING | MISSING_TEXT ;
name : NAME | OUTSIDE | ROWS | COLUMNS | DTYPE | SIZE_WORD | MISSING_NAME ;
