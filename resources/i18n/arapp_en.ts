<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>ActionBar</name>
        <message numerus="yes">
            <source>%n row(s) ticked</source>
            <translation>
                <numerusform>%n row ticked</numerusform>
                <numerusform>%n rows ticked</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AfterBox</name>
        <message numerus="yes">
            <source>%n customer(s)</source>
            <translation>
                <numerusform>%n customer</numerusform>
                <numerusform>%n customers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contract(s)</source>
            <translation>
                <numerusform>%n contract</numerusform>
                <numerusform>%n contracts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n open item(s)</source>
            <translation>
                <numerusform>%n open item</numerusform>
                <numerusform>%n open items</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n account(s) of your own</source>
            <translation>
                <numerusform>%n account of your own</numerusform>
                <numerusform>%n accounts of your own</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AgreementForm</name>
        <message numerus="yes">
            <source>%n ticked row(s), {open} open</source>
            <translation>
                <numerusform>%n ticked row, {open} open</numerusform>
                <numerusform>%n ticked rows, {open} open</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ByItself</name>
        <message numerus="yes">
            <source>%n receipt(s) posted by themselves</source>
            <translation>
                <numerusform>%n receipt posted by themselves</numerusform>
                <numerusform>%n receipts posted by themselves</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CollectionPage</name>
        <message numerus="yes">
            <source>%n customer(s) today</source>
            <translation>
                <numerusform>%n customer today</numerusform>
                <numerusform>%n customers today</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CreditPage</name>
        <message numerus="yes">
            <source>%n grade(s) saved</source>
            <translation>
                <numerusform>%n grade saved</numerusform>
                <numerusform>%n grades saved</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Applied, %n grade(s) changed</source>
            <translation>
                <numerusform>Applied, %n grade changed</numerusform>
                <numerusform>Applied, %n grades changed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DeliveriesPage</name>
        <message numerus="yes">
            <source>%n delivery note(s)</source>
            <translation>
                <numerusform>%n delivery note</numerusform>
                <numerusform>%n delivery notes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Desk</name>
        <message numerus="yes">
            <source>%n table(s) found</source>
            <translation>
                <numerusform>%n table found</numerusform>
                <numerusform>%n tables found</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Doing</name>
        <message numerus="yes">
            <source>Repayment in %n part(s)</source>
            <translation>
                <numerusform>Repayment in %n part</numerusform>
                <numerusform>Repayment in %n parts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Prepayments allocated to %n row(s)</source>
            <translation>
                <numerusform>Prepayments allocated to %n row</numerusform>
                <numerusform>Prepayments allocated to %n rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n mail draft(s)</source>
            <translation>
                <numerusform>%n mail draft</numerusform>
                <numerusform>%n mail drafts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GonePanel</name>
        <message numerus="yes">
            <source>Mark %n as sent</source>
            <translation>
                <numerusform>Mark %n as sent</numerusform>
                <numerusform>Mark %n as sent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n letter(s) marked as sent</source>
            <translation>
                <numerusform>%n letter marked as sent</numerusform>
                <numerusform>%n letters marked as sent</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GoodsList</name>
        <message numerus="yes">
            <source>%n product(s)</source>
            <translation>
                <numerusform>%n product</numerusform>
                <numerusform>%n products</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Hand</name>
        <message numerus="yes">
            <source>%n set(s) add up, choose one</source>
            <translation>
                <numerusform>%n set add up, choose one</numerusform>
                <numerusform>%n sets add up, choose one</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ImportPage</name>
        <message numerus="yes">
            <source>{text}, %n change(s)</source>
            <translation>
                <numerusform>{text}, %n change</numerusform>
                <numerusform>{text}, %n changes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Inbox</name>
        <message numerus="yes">
            <source>and %n more, they move up</source>
            <translation>
                <numerusform>and %n more, they move up</numerusform>
                <numerusform>and %n more, they move up</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) may be paid, {money}</source>
            <translation>
                <numerusform>%n row may be paid, {money}</numerusform>
                <numerusform>%n rows may be paid, {money}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Placed today: %n receipt(s), {total}</source>
            <translation>
                <numerusform>Placed today: %n receipt, {total}</numerusform>
                <numerusform>Placed today: %n receipts, {total}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>InvoicesTable</name>
        <message numerus="yes">
            <source>%n invoice(s)</source>
            <translation>
                <numerusform>%n invoice</numerusform>
                <numerusform>%n invoices</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ListPanel</name>
        <message numerus="yes">
            <source>%n, last</source>
            <translation>
                <numerusform>%n, last</numerusform>
                <numerusform>%n, last</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LockDialog</name>
        <message numerus="yes">
            <source>%n receipt(s) to match</source>
            <translation>
                <numerusform>%n receipt to match</numerusform>
                <numerusform>%n receipts to match</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n statement(s) not answered</source>
            <translation>
                <numerusform>%n statement not answered</numerusform>
                <numerusform>%n statements not answered</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LooseDeliveries</name>
        <message numerus="yes">
            <source>%n delivery note(s) wait for an invoice: is this one theirs?</source>
            <translation>
                <numerusform>%n delivery note wait for an invoice: is this one theirs?</numerusform>
                <numerusform>%n delivery notes wait for an invoice: is this one theirs?</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MatchingPage</name>
        <message numerus="yes">
            <source>%n row(s) ticked, {sum}</source>
            <translation>
                <numerusform>%n row ticked, {sum}</numerusform>
                <numerusform>%n rows ticked, {sum}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MergePanel</name>
        <message numerus="yes">
            <source>%n line(s) filled in</source>
            <translation>
                <numerusform>%n line filled in</numerusform>
                <numerusform>%n lines filled in</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n conflict(s)</source>
            <translation>
                <numerusform>%n conflict</numerusform>
                <numerusform>%n conflicts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Merge %n line(s)</source>
            <translation>
                <numerusform>Merge %n line</numerusform>
                <numerusform>Merge %n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n conflict(s) to choose first</source>
            <translation>
                <numerusform>%n conflict to choose first</numerusform>
                <numerusform>%n conflicts to choose first</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Hand-over merged: %n line(s)</source>
            <translation>
                <numerusform>Hand-over merged: %n line</numerusform>
                <numerusform>Hand-over merged: %n lines</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Packing</name>
        <message numerus="yes">
            <source>{file}: %n receipt(s), {slips} slip(s)</source>
            <translation>
                <numerusform>{file}: %n receipt, {slips} slip</numerusform>
                <numerusform>{file}: %n receipts, {slips} slips</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Panels</name>
        <message numerus="yes">
            <source>%n workbook(s) written to {folder}</source>
            <translation>
                <numerusform>%n workbook written to {folder}</numerusform>
                <numerusform>%n workbooks written to {folder}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PlanSide</name>
        <message numerus="yes">
            <source>%n month(s)</source>
            <translation>
                <numerusform>%n month</numerusform>
                <numerusform>%n months</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReceiptHead</name>
        <message numerus="yes">
            <source>Open: %n row(s), {amount}</source>
            <translation>
                <numerusform>Open: %n row, {amount}</numerusform>
                <numerusform>Open: %n rows, {amount}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReconcilePage</name>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecordHistoryPane</name>
        <message numerus="yes">
            <source>%n change(s)</source>
            <translation>
                <numerusform>%n change</numerusform>
                <numerusform>%n changes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RestoreDialog</name>
        <message numerus="yes">
            <source>%n step(s) after it would be gone.</source>
            <translation>
                <numerusform>%n step after it would be gone.</numerusform>
                <numerusform>%n steps after it would be gone.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RunPanel</name>
        <message numerus="yes">
            <source>{account} until {day}, %n day(s) ago</source>
            <translation>
                <numerusform>{account} until {day}, %n day ago</numerusform>
                <numerusform>{account} until {day}, %n days ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n letter(s) ready</source>
            <translation>
                <numerusform>%n letter ready</numerusform>
                <numerusform>%n letters ready</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s) get none</source>
            <translation>
                <numerusform>%n customer get none</numerusform>
                <numerusform>%n customers get none</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Issue to %n customer(s)</source>
            <translation>
                <numerusform>Issue to %n customer</numerusform>
                <numerusform>Issue to %n customers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SavedContract</name>
        <message numerus="yes">
            <source>%n clause(s) missing</source>
            <translation>
                <numerusform>%n clause missing</numerusform>
                <numerusform>%n clauses missing</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to put right</source>
            <translation>
                <numerusform>%n to put right</numerusform>
                <numerusform>%n to put right</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n clause(s) changed, not saved</source>
            <translation>
                <numerusform>%n clause changed, not saved</numerusform>
                <numerusform>%n clauses changed, not saved</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Confirmed, %n row(s) became receivable</source>
            <translation>
                <numerusform>Confirmed, %n row became receivable</numerusform>
                <numerusform>Confirmed, %n rows became receivable</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Side</name>
        <message numerus="yes">
            <source>%n contact(s)</source>
            <translation>
                <numerusform>%n contact</numerusform>
                <numerusform>%n contacts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SlipLine</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TriangleTable</name>
        <message numerus="yes">
            <source>%n row(s) that lag</source>
            <translation>
                <numerusform>%n row that lag</numerusform>
                <numerusform>%n rows that lag</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>bills</name>
        <message numerus="yes">
            <source>in %n day(s)</source>
            <translation>
                <numerusform>in %n day</numerusform>
                <numerusform>in %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) past</source>
            <translation>
                <numerusform>%n day past</numerusform>
                <numerusform>%n days past</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>contracts</name>
        <message numerus="yes">
            <source>%n draft(s)</source>
            <translation>
                <numerusform>%n draft</numerusform>
                <numerusform>%n drafts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n late milestone(s)</source>
            <translation>
                <numerusform>%n late milestone</numerusform>
                <numerusform>%n late milestones</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n retention(s) to collect soon</source>
            <translation>
                <numerusform>%n retention to collect soon</numerusform>
                <numerusform>%n retentions to collect soon</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>damaged</name>
        <message numerus="yes">
            <source>%n receivable(s)</source>
            <translation>
                <numerusform>%n receivable</numerusform>
                <numerusform>%n receivables</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>dunning</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stage(s)</source>
            <translation>
                <numerusform>%n stage</numerusform>
                <numerusform>%n stages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>exporting</name>
        <message numerus="yes">
            <source>%n row(s) written to {file}</source>
            <translation>
                <numerusform>%n row written to {file}</numerusform>
                <numerusform>%n rows written to {file}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>formats</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n entry(s)</source>
            <translation>
                <numerusform>%n entry</numerusform>
                <numerusform>%n entries</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n item</numerusform>
                <numerusform>%n items</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s)</source>
            <translation>
                <numerusform>%n customer</numerusform>
                <numerusform>%n customers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n copy(s)</source>
            <translation>
                <numerusform>%n copy</numerusform>
                <numerusform>%n copies</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n row</numerusform>
                <numerusform>%n rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>matching</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n way(s) fit</source>
            <translation>
                <numerusform>%n way fit</numerusform>
                <numerusform>%n ways fit</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n receipt(s) to go, {total}</source>
            <translation>
                <numerusform>%n receipt to go, {total}</numerusform>
                <numerusform>%n receipts to go, {total}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n posted by themselves</source>
            <translation>
                <numerusform>%n posted by themselves</numerusform>
                <numerusform>%n posted by themselves</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>reconcile</name>
        <message numerus="yes">
            <source>%n difference(s) put on statement {number}</source>
            <translation>
                <numerusform>%n difference put on statement {number}</numerusform>
                <numerusform>%n differences put on statement {number}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>remarks</name>
        <message numerus="yes">
            <source>%n to put right: {first}</source>
            <translation>
                <numerusform>%n to put right: {first}</numerusform>
                <numerusform>%n to put right: {first}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to look at: {first}</source>
            <translation>
                <numerusform>%n to look at: {first}</numerusform>
                <numerusform>%n to look at: {first}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n clause(s) missing, may be saved</source>
            <translation>
                <numerusform>%n clause missing, may be saved</numerusform>
                <numerusform>%n clauses missing, may be saved</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>rules</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>selection</name>
        <message numerus="yes">
            <source>%n row(s) selected</source>
            <translation>
                <numerusform>%n row selected</numerusform>
                <numerusform>%n rows selected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) selected, together {total}</source>
            <translation>
                <numerusform>%n row selected, together {total}</numerusform>
                <numerusform>%n rows selected, together {total}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sheet</name>
        <message numerus="yes">
            <source>A plan has at most %n row(s)</source>
            <translation>
                <numerusform>A plan has at most %n row</numerusform>
                <numerusform>A plan has at most %n rows</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>standing</name>
        <message numerus="yes">
            <source>The books fail %n check(s).</source>
            <translation>
                <numerusform>The books fail %n check.</numerusform>
                <numerusform>The books fail %n checks.</numerusform>
            </translation>
        </message>
    </context>
</TS>
