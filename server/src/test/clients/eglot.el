;;; Scenes in a real Emacs with eglot, whose keys are pressed from here: `emacs --batch --load eglot.el` in a folder with
;;; winter.unbox and names.unbox.  The Emacs that is driven, in a terminal of its own, reads the settings of the home folder.
;;; Prints a line a scene.  -*- lexical-binding: t -*-
(require 'server)

(defconst patience 60 "Seconds that anything may take on a busy machine.")

(defvar editor
  (let ((process-environment (cons "TERM=xterm" process-environment)))
    (start-process "editor" "*screen*" "emacs" "--no-splash" "--no-site-file"
                   "--eval" "(setq server-name \"driven\" make-backup-files nil auto-save-default nil)"
                   "--funcall" "server-start" "winter.unbox"))
  "The Emacs that is driven.")
(set-process-window-size editor 40 120)   ; what it draws is not looked at
(set-process-query-on-exit-flag editor nil)

(defmacro ask (form)
  "Evaluate FORM in the driven Emacs, in the buffer that the person sees."
  `(server-eval-at "driven" (list 'with-current-buffer '(window-buffer) ,form)))

(defun press (&rest keys)
  "Send KEYS to the driven Emacs, each written as the manual writes it, or as text in a list."
  (dolist (key keys)
    (dolist (event (if (consp key) (append (car key) nil) (listify-key-sequence (kbd key))))
      (process-send-string editor (concat (and (memq 'meta (event-modifiers event)) "\e")
                                          (string (logand event (lognot ?\M-\^@))))))))

(defmacro wait-for (form)
  "Wait until FORM holds in the driven Emacs, and return its value."
  `(let ((end (time-add nil patience)) value)
     (while (not (setq value (ignore-errors (ask ,form))))
       (when (time-less-p end nil)
         (error "This never came: %S\n  In %S" ,form (ask '(list (buffer-name) (line-number-at-pos) (substring-no-properties (or (current-message) ""))))))
       (accept-process-output editor 0.01))
     value))

(defun see (expected actual)
  (unless (equal expected actual)
    (error "Expected %S, but there is %S" expected actual)))

(defconst line '(buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun say (how what)
  (princ (format "eglot: %s %s\n" how what)))

(defvar failed 0)

(defmacro scene (name &rest acts)
  (declare (indent 1))
  `(condition-case problem
       (progn ,@acts (say "ok    " ,name))
     (error (setq failed (1+ failed))
            (say "FAILED" (concat ,name "\n  " (error-message-string problem))))))

(scene "the server attaches to a script, and the text is coloured"
  (wait-for '(eglot-managed-p))
  (see 'unbox-mode (ask 'major-mode))
  (dolist (coloured '(("experiment" . font-lock-type-face) ("landscape" . font-lock-string-face)
                      ("seed" . font-lock-keyword-face) ("/// Snow" . font-lock-comment-face)))
    (see (cdr coloured)
         (ask `(save-excursion (goto-char (point-min)) (search-forward ,(car coloured)) (font-lock-ensure)
                               (get-text-property (1- (point)) 'face))))))

(scene "a mistake is shown where it is, and a code action mends it"
  (press "M-<" "C-s" '("add snow") "RET" "DEL" "DEL" '("wo"))
  (let ((problem (wait-for '(let ((all (flymake-diagnostics)))
                              (and all (list (flymake-diagnostic-text (car all))
                                             (buffer-substring-no-properties (flymake-diagnostic-beg (car all))
                                                                             (flymake-diagnostic-end (car all)))))))))
    (see "snwo" (cadr problem))
    (see t (and (string-search "Did you mean `snow`?" (car problem)) t)))
  (press "C-b" "M-x" '("eglot-code-actions") "RET")
  (wait-for '(minibufferp))
  (press "RET")
  (wait-for `(equal ,line "  add snow by strength in ground"))
  (wait-for '(null (flymake-diagnostics))))

(scene "a word completes"
  (press "C-e" "RET" '("scal") "C-M-i")
  (wait-for `(equal (string-trim ,line) "scale"))
  (press "C-a" "C-k" "C-d"))

(defun take-proposal (label)
  "Ask for proposals at the caret, and take the one of LABEL from the list."
  (press "C-M-i")
  (wait-for '(and (get-buffer-window "*Completions*") t))
  (press "M-x" '("switch-to-completions") "RET" "C-s" (list label) "RET" "RET"))

(scene "a feature completes by its label"
  (press "M->" '("feature cold = up.0.1#snow"))
  (take-proposal "up.0.1#294 snow")
  (wait-for `(equal ,line "feature cold = up.0.1#294 \"snow\""))
  (press "C-e" "RET" '("feature lights = up.0.1#night"))
  (take-proposal "up.0.1#419 snow, night")
  (wait-for `(equal ,line "feature lights = up.0.1#419 \"snow, night\""))
  (press "M-<" "C-s" '("feature cold") "RET" "C-a" "C-k" "C-k" "C-k")
  (wait-for '(null (flymake-diagnostics))))

(scene "hovering tells about a name"
  (press "M-<" "C-s" '("region gro") "RET" "C-f")
  (wait-for '(and (get-buffer " *eldoc*")
                  (string-match-p "^region ground = rect(0, 0.55, 1, 1)$"
                                  (with-current-buffer " *eldoc*" (buffer-string))))))

(scene "the definition is found in another file"
  (press "C-s" '("add snow") "RET" "C-b" "M-.")
  (wait-for '(equal (buffer-name) "names.unbox"))
  (see "feature snow = up.0.1#294 \"snow\"" (ask line))
  (see 1 (ask '(length (seq-filter (lambda (each) (string-match-p "events\\*" (buffer-name each))) (buffer-list))))))

(scene "a name is renamed in all files"
  (press "M-x" '("eglot-rename") "RET")
  (wait-for '(minibufferp))
  (press '("ice") "RET")
  (wait-for `(equal ,line "feature ice = up.0.1#294 \"snow\""))
  (press "C-x" "s" "!")
  (wait-for '(not (seq-some #'buffer-modified-p (seq-filter #'buffer-file-name (buffer-list)))))
  (press "M-,")
  (wait-for `(equal ,line "  add ice by strength in ground"))
  (wait-for '(null (flymake-diagnostics))))

(scene "the text is laid out"
  (press "C-a" '("   ") "M-x" '("eglot-format") "RET")
  (wait-for `(equal ,line "  add ice by strength in ground")))

(scene "what a run says leads to the place"
  (press "C-e" '(" x") "C-x" "C-s" "M-<" "M-x" '("compile") "RET" "RET")
  (wait-for '(and (get-buffer "*compilation*")
                  (with-current-buffer "*compilation*" (and (string-search "exited" (buffer-string)) t))))
  (press "M-x" '("next-error") "RET")
  (wait-for `(equal ,line "  add ice by strength in ground x"))
  (press "C-x" "u" "C-x" "C-s"))

(defun complete (beginning whole)
  "Write BEGINNING and complete it, which makes the line, but for its indentation, WHOLE."
  (press (list beginning) "C-M-i")
  (wait-for `(equal (string-trim ,line) ,whole)))

(scene "an experiment is written with proposals"
  (press "C-x" "C-f" '("story.unbox") "RET")
  (wait-for '(and (equal (buffer-name) "story.unbox") (eglot-managed-p)))
  (complete "imp" "import")
  (complete " \"na" "import \"names.unbox")
  (press '("\"") "RET")
  (complete "mod" "model")
  (complete " \"la" "model \"landscape")
  (press '("\"") "RET")
  (complete "ed" "edit")
  (press '(" cold {") "RET")
  (complete "  ad" "add")
  (complete " ic" "add ice")
  (press '(" by 8") "RET" '("}") "RET")
  (complete "exp" "experiment")
  (press '(" story {") "RET")
  (complete "  pro" "prompt")
  (press '(" \"a meadow\"") "RET")
  (complete "  ed" "edit")
  (complete " co" "edit cold")
  (press "RET" '("}") "C-x" "C-s")
  (wait-for '(not (buffer-modified-p)))
  (wait-for '(null (flymake-diagnostics))))

(scene "nothing went wrong that the logs know of"
  (dolist (log (ask '(mapcar #'buffer-name (buffer-list))))
    (with-temp-buffer
      (insert (ask `(with-current-buffer ,log (buffer-substring-no-properties (point-min) (point-max)))))
      (goto-char (point-min))
      (cond ((string-match-p "stderr" log) (see "" (buffer-string)))
            ((string-match-p "\\*EGLOT.*events\\|\\*Messages" log)
             ;; From Emacs 30 on jsonrpc tells what it does in lines of D, e and i; -32801 is the text that has changed meanwhile.
             (when (re-search-forward
                    ":error\\|\"error\":{\"code\":-32\\(?:[^8]\\|80[^1]\\)\\|\\[jsonrpc\\] [^Dei]\\|[Ee]rror [^-]" nil t)
               (error "%s" (thing-at-point 'line))))))))

(press "C-x" "C-c")
(scene "the editor ends"
  (let ((end (time-add nil patience)))
    (while (and (process-live-p editor) (time-less-p nil end))
      (accept-process-output editor 0.01)))
  (see 'exit (process-status editor)))

(kill-emacs failed)
