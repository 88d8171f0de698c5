package io.filesaga.lambda.entry;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;

/**
 * What Lambda tells of a call.
 *
 * @param leftMillis of its time
 */
record CallOfTests(int leftMillis) implements Context {

    @Override
    public int getRemainingTimeInMillis() {
        return leftMillis;
    }

    @Override
    public String getAwsRequestId() {
        return "5e2f7a86-98b7-4d7c-8f2e-000000000001";
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/filesaga";
    }

    @Override
    public String getLogStreamName() {
        return "2026/11/21/[1]0123456789abcdef0123456789abcdef";
    }

    @Override
    public String getFunctionName() {
        return "filesaga";
    }

    @Override
    public String getFunctionVersion() {
        return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:eu-central-1:111122223333:function:filesaga";
    }

    @Override
    public CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 512;
    }

    @Override
    public LambdaLogger getLogger() {
        return LambdaRuntime.getLogger();
    }
}
